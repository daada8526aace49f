package dev.cardmint.center.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.LifeEnd;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CertificatePageTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static String textOf(String unit) throws IOException {
        var certificate = new DisposalCertificate(
                ID,
                "0102030405060708090A",
                "payment",
                "north",
                LifeEnd.RETIRED_PROVED,
                "0102030405060708090A",
                DisposalMethod.MANUAL,
                unit,
                new DestructionLevel(2),
                "base-1",
                NOON,
                "clerk",
                NOON.plusSeconds(60),
                NOON.plusSeconds(61),
                "clerk",
                "supervisor",
                ID);
        try (PDDocument document =
                Loader.loadPDF(CertificatePage.of(certificate).toByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysOnOnePageWhatTheCertificateSays() throws IOException {
        assertThat(textOf("by hand"))
                .contains(
                        "Certificate of destruction",
                        ID.toString(),
                        "0102030405060708090A",
                        "payment",
                        "as the chip has proved",
                        "MANUAL",
                        "by hand",
                        "E-2 (ISO/IEC 21964-1)",
                        "north, base-1",
                        "2026-12-01T12:00:00Z, clerk",
                        "2026-12-01T12:01:00Z, clerk",
                        "supervisor, approval " + ID,
                        "2026-12-01T12:01:01Z");
    }

    @Test
    void printsNamesOfUnitsInAnyScriptAsFarAsItHasLetters() throws IOException {
        assertThat(textOf("Μύλος 粉砕機")).contains("Μύλος ???");
    }
}
