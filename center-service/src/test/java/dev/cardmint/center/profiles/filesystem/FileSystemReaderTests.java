package dev.cardmint.center.profiles.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSystemReaderTests {

    private static final String DOCUMENT = TestFileSystems.document("files");

    @Test
    void readsDirectoriesFilesAndRecords() {
        FileSystemTerms terms = TestFileSystems.open();

        assertThat(terms.accessKey()).isNull();
        assertThat(terms.chipNumber()).hasToString("5000/5001");
        assertThat(terms.writeRecordsWith()).isEqualTo(RecordWriting.APPEND);
        assertThat(terms.selectReturns()).isEqualTo(SelectAnswer.NOTHING);
        assertThat(terms.activates()).isFalse();
        assertThat(terms.blockSize()).isEqualTo(200);
        assertThat(terms.retirement()).isNull();
        assertThat(terms.proof()).isEqualTo(Proof.COMPARED);
        DirectoryTerms directory = terms.files().get(0);
        assertThat(directory.identifier()).isEqualTo(0x5000);
        assertThat(directory.name()).isEqualTo(Bytes.EMPTY);
        assertThat(directory.files()).extracting(FileTerms::identifier).containsExactly(0x5002, 0x5003, 0x5004);
    }

    @Test
    void readsTheAccessKeyAndHowSuchACardIsWritten() {
        FileSystemTerms terms = TestFileSystems.keyed();

        AccessKeyTerms key = Objects.requireNonNull(terms.accessKey());
        assertThat(key.keys().set()).isEqualTo("access");
        assertThat(key.keys().keyVersion()).hasToString("01");
        assertThat(key.reference()).isEqualTo(1);
        assertThat(terms.writeRecordsWith()).isEqualTo(RecordWriting.UPDATE);
        assertThat(terms.selectReturns()).isEqualTo(SelectAnswer.FCI);
        assertThat(terms.activates()).isTrue();
        assertThat(terms.retirement()).isEqualTo(FileRetirement.OVERWRITE);
        assertThat(terms.files().get(0).name().toHex()).isEqualTo("F0434152444C4942");
        assertThat(terms.files().get(0).files())
                .extracting(file -> file.access().toHex())
                .containsExactly("", "0220", "");
    }

    @Test
    void encodesWhatAFileHoldsOnOneCard() {
        List<FileTerms> files = TestFileSystems.keyed().files().get(0).files();

        var validity = (TransparentFileTerms) files.get(1);
        assertThat(validity.size()).isEqualTo(32);
        assertThat(Bytes.copyOf(validity.encode(TestFileSystems.source())).toHex())
                .isEqualTo("001234567820311130");
        assertThat(((RecordFileTerms) files.get(2))
                        .encode(TestFileSystems.source()).stream()
                                .map(each -> Bytes.copyOf(each).toHex()))
                .containsExactly("424F4F4B5300000000000000", "4D4544494131113000000000");
        var variable =
                (RecordFileTerms) TestFileSystems.open().files().get(0).files().get(2);
        assertThat(variable.encode(TestFileSystems.source()).stream().map(each -> each.length))
                .containsExactly(5, 8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "ef": "5003"         | "ef": "5002"         | fileSystem.files[0].files[1].ef: stands twice in its directory, or is the directory's own
            "ef": "5003"         | "ef": "5000"         | fileSystem.files[0].files[1].ef: stands twice in its directory, or is the directory's own
            "ef": "5003"         | "ef": "3F00"         | fileSystem.files[0].files[1].ef: is reserved by the standard
            "ef": "5003"         | "ef": "3FFF"         | fileSystem.files[0].files[1].ef: is reserved by the standard
            "ef": "5003"         | "ef": "FFFF"         | fileSystem.files[0].files[1].ef: is reserved by the standard
            "ef": "5003"         | "ef": "53"           | fileSystem.files[0].files[1].ef: must be 2 to 2 bytes in hexadecimal, capital letters
            {"df": "5000", "ef": "5001"} | {"df": "5000", "ef": "5004"} | fileSystem.chipNumber.ef: stands twice in its directory, or is the directory's own
            {"df": "5000", "ef": "5001"} | {"df": "5000", "ef": "5000"} | fileSystem.chipNumber.ef: stands twice in its directory, or is the directory's own
            {"df": "5000", "ef": "5001"} | {"df": "5001", "ef": "5001"} | fileSystem.chipNumber.df: must be the first directory: the number is written before all else
            "size": 32           | "size": 8            | fileSystem.files[0].files[1].content: can become 9 bytes, 8 fit
            "size": 32           | "size": 32768        | fileSystem.files[0].files[1].size: must be a number from 1 to 32767
            "recordSize": 40     | "recordSize": 7      | fileSystem.files[0].files[2].records[1].content: can become 8 bytes, 7 fit
            "recordSize": 40     | "recordSize": 256    | fileSystem.files[0].files[2].recordSize: must be a number from 1 to 255
            LINEAR_VARIABLE      | CYCLIC               | fileSystem.files[0].files[2].structure: must be one of [TRANSPARENT, LINEAR_FIXED, LINEAR_VARIABLE]
            "from": "readerNumber" | "from": "nobody"   | fileSystem.files[0].files[1].content[0].digits[0].from: there is no value nobody
            "blockSize": 200     | "blockSize": 256     | fileSystem.blockSize: must be a number from 16 to 255
            "selectReturns": "NOTHING" | "selectReturns": "FCP" | fileSystem.selectReturns: must be one of [NOTHING, FCI]
            "blockSize": 200     | "blockSize": 200, "x": 1 | fileSystem.x: is unknown here
            "blockSize": 200     | "blockSize": 200, "retire": "OVERWRITE" | fileSystem.retire: needs UPDATE as writeRecordsWith: records that were appended stay
            APPEND               | UPDATE", "retire": "BURN | fileSystem.retire: must be one of [OVERWRITE, OVERWRITE_AND_TERMINATE]
            """)
    void refusesWithThePlace(String right, String wrong, String complaint) {
        String document = DOCUMENT.replace(right, wrong);

        assertThat(document).isNotEqualTo(DOCUMENT);
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> TestFileSystems.read(document))
                .withMessage(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AES_CMAC             | DES                  | fileSystem.accessKey.algorithm: must be AES_CMAC
            "set": "access"      | "set": "Access"      | fileSystem.accessKey.set: must be a name of small letters, digits and hyphens
            "reference": "01"    | "reference": "1"     | fileSystem.accessKey.reference: must be 1 to 1 bytes in hexadecimal, capital letters
            """)
    void refusesAnAccessKeyThatNoCardHas(String right, String wrong, String complaint) {
        String document = TestFileSystems.document("files-keyed").replace(right, wrong);

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> TestFileSystems.read(document))
                .withMessage(complaint);
    }

    /** The other files take 459 bytes: what they can become, what they are made for, and two records of 40. */
    @ParameterizedTest
    @CsvSource({"32309, 65535", "32310, 65536"})
    void refusesMoreFilesThanACardHasRoomFor(int size, int all) {
        String big = "{\"ef\": \"%s\", \"name\": \"x\", \"structure\": \"TRANSPARENT\", \"size\": %d,"
                + " \"content\": [{\"hex\": \"00\"}]}, {\"ef\": \"5003\"";
        String document = DOCUMENT.replace("{\"ef\": \"5003\"", big.formatted("5010", 32_767))
                .replace("{\"ef\": \"5003\"", big.formatted("5011", size));

        if (all > 65_535) {
            assertThatExceptionOfType(MalformedProfileException.class)
                    .isThrownBy(() -> TestFileSystems.read(document))
                    .withMessage("fileSystem.files: can become %d bytes, at most 65535 are taken", all);
        } else {
            assertThat(TestFileSystems.read(document).files()).hasSize(1);
        }
    }

    @Test
    void takesAFileAndARecordThatAreFullToTheLastByte() {
        String full =
                DOCUMENT.replace("\"size\": 32", "\"size\": 9").replace("\"recordSize\": 40", "\"recordSize\": 8");

        assertThat(TestFileSystems.read(full).files()).hasSize(1);
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> TestFileSystems.read(full.replace("\"size\": 9", "\"size\": 8")))
                .withMessageEndingWith("can become 9 bytes, 8 fit");
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> TestFileSystems.read(full.replace("\"recordSize\": 8", "\"recordSize\": 7")))
                .withMessageEndingWith("can become 8 bytes, 7 fit");
    }

    @ParameterizedTest
    @CsvSource({"3, true", "4, false"})
    void refusesDirectoriesWithinDirectoriesWithoutEnd(int levels, boolean taken) {
        String file = "{\"ef\": \"5003\"";
        String inner = "{\"ef\": \"7000\", \"name\": \"x\", \"structure\": \"TRANSPARENT\","
                + " \"content\": [{\"hex\": \"00\"}]}";
        for (int level = 0; level < levels; level++) {
            inner = "{\"df\": \"600%d\", \"files\": [%s]}".formatted(level, inner);
        }
        String deep = DOCUMENT.replace(file, inner + ", " + file);

        if (taken) {
            assertThat(TestFileSystems.read(deep).files().get(0).files())
                    .extracting(FileTerms::identifier)
                    .containsExactly(0x5002, 0x6002, 0x5003, 0x5004);
        } else {
            assertThatExceptionOfType(MalformedProfileException.class)
                    .isThrownBy(() -> TestFileSystems.read(deep))
                    .withMessageEndingWith("is more than 4 directories deep");
        }
    }
}
