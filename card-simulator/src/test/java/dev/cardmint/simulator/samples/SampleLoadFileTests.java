package dev.cardmint.simulator.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.cap.CapFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleLoadFileTests {

    @ParameterizedTest
    @EnumSource
    void holdsThePackageThatTheCardKnows(SampleLoadFile sample) {
        CapFile cap = CapFile.parse(sample.loadFileDataBlock());

        assertThat(cap.modules()).hasSize(1);
        assertThat(cap.imports()).hasSize(2);
        assertThat(cap.modules().get(0).value().startsWith(cap.self().aid().value()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameFileWhereverItIsMade(SampleLoadFile sample) {
        TimeZone here = TimeZone.getDefault();
        Bytes file = sample.file();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        try {
            assertThat(sample.file()).isEqualTo(file);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheComponentsOfTheBlockAsFiles(SampleLoadFile sample) throws IOException {
        var names = new ArrayList<String>();
        int size = 0;
        try (var archive =
                new ZipInputStream(new ByteArrayInputStream(sample.file().toByteArray()))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                names.add(entry.getName());
                size += archive.readAllBytes().length;
            }
        }
        assertThat(names).hasSize(9).allMatch(name -> name.matches("dev/cardmint/[a-z]+/javacard/[A-Za-z]+\\.cap"));
        assertThat(sample.loadFileDataBlock().size()).isEqualTo(size);
    }

    @Test
    void isCalledByItsName() {
        assertThat(SampleLoadFile.PURSE.fileName()).isEqualTo("purse.cap");
        assertThat(SampleLoadFile.LOYALTY.fileName()).isEqualTo("loyalty.cap");
    }
}
