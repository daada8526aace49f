package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.dgi;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static dev.cardmint.simulator.card.CardDriver.storeData;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.cap.CapBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTests {

    private static final String PACKAGE = "F0434152444944454E54";
    private static final String MODULE = PACKAGE + "01";
    private static final String AID = PACKAGE + "0100";
    private static final String PHOTO = photo(12_000);
    private static final String HOLDER = "5F2006446F652C204A";

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    private static String photo(int size) {
        byte[] photo = new byte[size];
        for (int at = 0; at < size; at++) {
            photo[at] = (byte) ((at * 7) >> 3);
        }
        return Bytes.copyOf(photo).toHex();
    }

    private void loadAndInstall(int minor) {
        driver.succeed(CardDriver.installForLoad(PACKAGE, ""));
        Bytes file = CapBuilder.of(PACKAGE, 1, minor)
                .applet(MODULE)
                .imports("A0000000620101", 1, 5)
                .code(3_000)
                .build();
        assertThat(driver.load(file, 200).statusWord()).hasToString("9000");
        driver.succeed(install("02C900"));
    }

    private static String install(String parameters) {
        return lc("80E60C00", "0A" + PACKAGE + "0B" + MODULE + "0C" + AID + "0100" + parameters + "00");
    }

    private void personalize(String groupings) {
        driver.succeed(lc("80E62000", "00000C" + AID + "000000"));
        int block = 0;
        for (int at = 0; at < groupings.length(); at += 440) {
            int end = Math.min(groupings.length(), at + 440);
            driver.succeed(storeData(end == groupings.length() ? 0x88 : 0x08, block++, groupings.substring(at, end)));
        }
    }

    private void personalizeFirst() {
        loadAndInstall(0);
        personalize(dgi("0001", HOLDER) + dgi("0002", PHOTO) + dgi("0301", "0102") + dgi("0310", "0A0B0C"));
        assertThat(select()).isEqualTo("6F15840C" + AID + "A5059F08020100" + "9000");
    }

    @Test
    void isNotOnACardBeforeItIsLoaded() {
        driver.refused(install("02C900"), 0x6A88);
    }

    @Test
    void readsFilesByIdentifierAndByShortIdentifier() {
        personalizeFirst();

        assertThat(answer("00A4000C020001")).isEqualTo("9000");
        assertThat(answer("00B0000000")).isEqualTo(HOLDER + "9000");
        assertThat(answer("00B0000304")).isEqualTo(HOLDER.substring(6, 14) + "9000");
        assertThat(answer("00B0810200")).isEqualTo(HOLDER.substring(4) + "9000");
        assertThat(answer("00A4000002000100"))
                .isEqualTo("620E" + "80020009" + "820101" + "83020001" + "880108" + "9000");
        assertThat(answer("00A4020402000300"))
                .isEqualTo("620E" + "80020005" + "820104" + "83020003" + "880118" + "9000");
        assertThat(answer("00B2010400")).isEqualTo("01029000");
        assertThat(answer("00B2101C00")).isEqualTo("0A0B0C9000");
    }

    @Test
    void keepsAPhotoOf12000Bytes() {
        personalizeFirst();
        assertThat(answer("00A4000C020002")).isEqualTo("9000");
        var read = new StringBuilder();
        for (int offset = 0; offset < 12_000; offset += 240) {
            String part = answer("00B0%04XF0".formatted(offset));
            assertThat(part).endsWith("9000");
            read.append(part, 0, part.length() - 4);
        }
        assertThat(read).hasToString(PHOTO);
        assertThat(answer("00B08200000000")).isEqualTo(PHOTO + "9000");
        assertThat(answer("00B02EDFF0")).isEqualTo(PHOTO.substring(2 * 0x2EDF) + "6282");
    }

    @ParameterizedTest
    @CsvSource({
        "00A4000C020009,6A82",
        "00A4000C02000200,9000",
        "00A4000C0100,6700",
        "00A4080C020001,6A86",
        "00A40001020001,6A86",
        "00B0000000,6986", // no file is selected
        "00B0840000,6A82",
        "00B0A10000,6A86",
        "00B0810900,6B00",
        "00B0830000,6981", // a file of records
        "00B08100,6700",
        "00B2010C00,6981", // a transparent file
        "00B2021C00,6A83",
        "00B2001C00,6A83",
        "00B2111C00,6A83",
        "00B2011D00,6A86",
        "00B2014C00,6A82",
        "00D600000101,6982",
        "00DC011C0101,6982",
        "80F8010000,6A86",
        "80F800000101,6700",
        "80CA9F7F00,6D00",
        "A0B0000000,6E00"
    })
    void refusesReadingWhatIsNotThere(String command, String status) {
        personalizeFirst();

        assertThat(answer(command)).isEqualTo(status);
    }

    @Test
    void forgetsTheSelectedFileWhenItIsSelectedAgain() {
        personalizeFirst();
        assertThat(answer("00A4000C020001")).isEqualTo("9000");

        select();

        assertThat(answer("00B0000000")).isEqualTo("6986");
    }

    @Test
    void testsItselfDifferentlyInBothVersions() {
        personalizeFirst();
        assertThat(answer("80F8000000"))
                .isEqualTo("0100" + "0001" + "A7F2" + "0002" + "017A" + "0003" + "9D8E" + "9000");
    }

    @Test
    void hasAnotherLayoutInVersion11() {
        loadAndInstall(1);
        personalize(dgi("0001", HOLDER) + dgi("0004", "41") + dgi("0012", PHOTO) + dgi("1301", "0102"));
        assertThat(select()).isEqualTo("6F15840C" + AID + "A5059F08020101" + "9000");

        assertThat(answer("00B0840000")).isEqualTo("419000");
        assertThat(answer("00B09200F0")).isEqualTo(PHOTO.substring(0, 480) + "9000");
        assertThat(answer("00B2019C00")).isEqualTo("01029000");
        assertThat(answer("00A4000C020002")).isEqualTo("6A82");
        assertThat(answer("80F8000000"))
                .isEqualTo("E147" + "80020101" + "81010F" + "A20E83020001" + "85080A7F8AA022C840D1" + "A20E83020004"
                        + "8508559AEAD08264D579" + "A20E83020012" + "8508FF2C88CFBF077A2F" + "A20E83020013"
                        + "8508A12871FEE210FB86" + "9000");
    }

    @ParameterizedTest
    @CsvSource({
        "08,0005,01,6A88", // no such file
        "08,0004,01,6A88", // a file of the other version
        "08,0301,'',6A80", // an empty record
        "08,0300,01,6A88", // record 0
        "08,0311,01,6A88", // record 17
        "68,0001,01,6A80" // encrypted
    })
    void refusesAGroupingThatIsNoFile(String p1, String identifier, String content, String status) {
        loadAndInstall(0);
        driver.succeed(lc("80E62000", "00000C" + AID + "000000"));

        driver.refused(storeData(Integer.parseInt(p1, 16), 0, dgi(identifier, content)), Integer.parseInt(status, 16));
    }

    @Test
    void refusesAPhotoThatIsLargerThanItsFile() {
        loadAndInstall(0);
        driver.succeed(lc("80E62000", "00000C" + AID + "000000"));
        String groupings = dgi("0002", PHOTO + "00");
        int block = 0;
        int at = 0;
        for (; at + 440 < groupings.length(); at += 440) {
            driver.succeed(storeData(0x08, block++, groupings.substring(at, at + 440)));
        }
        driver.refused(storeData(0x08, block, groupings.substring(at)), 0x6A80);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isIncompleteWithoutItsMandatoryFiles(int minor) {
        loadAndInstall(minor);
        driver.succeed(lc("80E62000", "00000C" + AID + "000000"));

        String photo = minor == 0 ? "0002" : "0012";
        String some = minor == 0 ? dgi(photo, "01") : dgi("0001", "01") + dgi(photo, "01");
        driver.refused(storeData(0x88, 0, some), 0x6985);
        select();
        assertThat(answer("00B0810000")).isEqualTo("6985");
        assertThat(answer("80F8000000")).endsWith("9000");
    }

    @Test
    void isPersonalizedOnce() {
        personalizeFirst();
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());

        again.refused(lc("80E62000", "00000C" + AID + "000000"), 0x6985);
    }

    @Test
    void takesNoInstallParametersOfItsOwn() {
        loadAndInstall(0);
        driver.succeed(lc("80E40000", "4F0C" + AID));

        driver.refused(install("03C90101"), 0x6A80);
        assertThat(card.applications()).isEmpty();
    }

    @Test
    void givesOneVersionWayToTheOther() {
        personalizeFirst();
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        again.succeed(lc("80E40080", "4F0A" + PACKAGE));
        again.succeed(CardDriver.installForLoad(PACKAGE, ""));
        again.load(CapBuilder.of(PACKAGE, 1, 1).applet(MODULE).build(), 200);
        again.succeed(install("02C900"));

        assertThat(select()).contains("9F08020101");
    }

    @Test
    void isPassiveInAVersionThatNobodyKnows() {
        loadAndInstall(2);

        assertThat(select()).isEqualTo("6F10840C" + AID + "A500" + "9000");
        assertThat(answer("80F8000000")).isEqualTo("6D00");
    }

    private String select() {
        return answer(lc("00A40400", AID) + "00");
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }
}
