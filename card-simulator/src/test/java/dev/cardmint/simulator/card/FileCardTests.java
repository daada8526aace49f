package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.securechannel.LabAccessKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A card with files and nothing of GlobalPlatform, command by command (ISO/IEC 7816-4, 11; ISO/IEC 7816-9). */
class FileCardTests {

    private static final String MASTER = "00A4000C023F00";
    private static final String DIRECTORY = create("820138", "83025000", "8404F0000001");
    private static final String TRANSPARENT = create("820101", "83025001", "80020010", "880108");
    private static final String FIXED = create("82050221000403", "83025002", "880110");
    private static final String VARIABLE = create("820404210014", "83025003", "8800");

    private SimulatedCard card = BlankFileCard.withoutKey().seed(1).create();

    @AfterEach
    void close() {
        card.close();
    }

    /** CREATE FILE with these file control parameters. */
    private static String create(String... objects) {
        String parameters = String.join("", objects);
        return lc("00E00000", "62%02X".formatted(parameters.length() / 2) + parameters);
    }

    private String answer(String hex) {
        return card.process(Bytes.ofHex(hex)).encode().toHex();
    }

    private void does(String... commands) {
        for (String command : commands) {
            assertThat(answer(command)).as(command).isEqualTo("9000");
        }
    }

    private void refuses(String command, String status) {
        assertThat(answer(command)).as(command).isEqualTo(status);
    }

    @Test
    void tellsWhatItIsByItsHistoricalBytesAlone() {
        assertThat(card.atr().toHex()).isEqualTo("3B8701" + "434D46494C4553" + tck("434D46494C4553"));
        try (SimulatedCard keyed = keyed()) {
            assertThat(keyed.atr().toHex()).contains("434D464B455953");
        }
        refuses("80CA9F7F00", "6E00");
        refuses("8050000008000102030405060700", "6E00");
        refuses("00CA006600", "6D00");
        refuses("00A4040008A000000151000000", "6A82");
        assertThat(card.hasFilesOnly()).isTrue();
        assertThat(card.keyVersions()).isEmpty();
    }

    private static String tck(String historical) {
        int tck = 0x80 ^ 7 ^ 1;
        Bytes bytes = Bytes.ofHex(historical);
        for (int i = 0; i < bytes.size(); i++) {
            tck ^= bytes.unsigned(i);
        }
        return "%02X".formatted(tck);
    }

    @Test
    void writesAndReadsATransparentFileByIdentifierAndByShortIdentifier() {
        does(DIRECTORY, TRANSPARENT, "00D6000004" + "A1A2A3A4", "00D6000402" + "B1B2");

        assertThat(answer("00B0000006")).isEqualTo("A1A2A3A4B1B2" + "9000");
        assertThat(answer("00B0000000")).isEqualTo("A1A2A3A4B1B2" + "00".repeat(10) + "9000");
        assertThat(answer("00B0000E04")).isEqualTo("0000" + "6282");
        does("00A4000C025000");
        assertThat(answer("00B0810103")).isEqualTo("A2A3A4" + "9000");
        does("00D6810F01" + "FF");
        assertThat(answer("00B0000F00")).isEqualTo("FF9000");
    }

    @Test
    void takesAndGivesExtendedLengths() {
        does(DIRECTORY, create("820101", "83025001", "80020200"));
        String data = "5A".repeat(400);

        does("00D60000000190" + data);

        assertThat(answer("00B00000000200")).isEqualTo(data + "00".repeat(112) + "9000");
        card.close();
        card = BlankFileCard.withoutKey().extendedLength(false).create();
        refuses("00D60000000001FF", "6700");
    }

    @Test
    void keepsRecordsOfOneLengthInOrder() {
        does(DIRECTORY, FIXED, "00E2000004" + "01010101", "00E2000004" + "02020202");
        assertThat(answer("00B2010400")).isEqualTo("010101019000");
        assertThat(answer("00B2010500")).isEqualTo("01010101020202029000");

        does("00DC020404" + "AAAAAAAA", "00DC030404" + "03030303");

        assertThat(answer("00B2021400")).as("by short identifier").isEqualTo("AAAAAAAA9000");
        refuses("00E2000004" + "04040404", "6A84");
        refuses("00DC040404" + "04040404", "6A83");
        refuses("00DC010403" + "040404", "6700");
        refuses("00B2040400", "6A83");
        refuses("00B2000400", "6A86");
        refuses("00B2010000", "6A86");
    }

    @Test
    void keepsRecordsOfManyLengths() {
        does(DIRECTORY, VARIABLE, "00E2000001" + "01", "00E2000014" + "02".repeat(20), "00DC010403" + "010203");

        assertThat(answer("00B2010400")).isEqualTo("0102039000");
        refuses("00E2000015" + "02".repeat(21), "6700");
        refuses("00B0000000", "6981");
        refuses("00D6000001" + "00", "6981");
    }

    @Test
    void selectsByIdentifierPathAndName() {
        does(DIRECTORY, TRANSPARENT, MASTER);
        refuses("00A4000C025001", "6A82");
        does("00A4080C04" + "50005001", MASTER, "00A4080C06" + "3F0050005001", "00A4030C", "00A4090C045000" + "5001");
        does(MASTER, "00A4010C025000", "00A4020C025001", "00A4000C025000", "00A4040C03F00000", "00A4000C");
        refuses("00A4010C025001", "6A82");
        refuses("00A4030C", "6A82");
        refuses("00A4050C025000", "6A86");
        refuses("00A4000D025000", "6A86");
        refuses("00A4000C0150", "6700");
        refuses("00A4080C03500050", "6700");
        refuses("00B0000000", "6986");
    }

    @Test
    void tellsAFilesParameters() {
        does(DIRECTORY, TRANSPARENT);

        assertThat(answer("00A40000025001" + "00"))
                .isEqualTo("6F11" + "80020010" + "820101" + "83025001" + "880108" + "8A0101" + "9000");
        assertThat(answer("00A4000402500000"))
                .isEqualTo("6210" + "820138" + "83025000" + "8404F0000001" + "8A0101" + "9000");
        assertThat(answer("00A40000023F0000")).isEqualTo("6F0A" + "820138" + "83023F00" + "8A0105" + "9000");
    }

    @ParameterizedTest
    @CsvSource({
        "820101 83025001 8002FFFF, 6A84",
        "820101 83025001, 6A80",
        "820101 83025001 8003010000, 6A80",
        "820103 83025001 80020010, 6A80",
        "820138 83023F00, 6A80",
        "820138 8302FFFF, 6A80",
        "820138 830101, 6A80",
        "820138, 6A80",
        "83025001, 6A80",
        "8200 83025001, 6A80",
        "820138 83025001 AF00, 6A80",
        "820138 83025001 83025002, 6A80",
        "820138 83025001 84, 6A80",
        "820138 83025001 84110000000000000000000000000000000000, 6A80",
        "820101 83025001 80020010 840101, 6A80",
        "820101 83025001 80020010 8C020300, 6A80",
        "82020221 83025001, 6A80",
        "8204022100 00 83025001, 6A80"
    })
    void createsNothingFromParametersThatMakeNoFile(String parameters, String status) {
        String command = create(parameters.split(" ", -1));
        int free = card.memoryFree();

        refuses(command, status);

        assertThat(card.memoryFree()).isEqualTo(free);
    }

    @Test
    void createsNoFileTwice() {
        does(DIRECTORY, TRANSPARENT);
        refuses(TRANSPARENT, "6A89");
        does(MASTER);
        refuses(DIRECTORY, "6A89");
        refuses(DIRECTORY.replace("5000", "5005"), "6A8A");
        refuses("00E0010002" + "6200", "6A86");
        refuses(TRANSPARENT.replace("620E", "6F0E"), "6A80");
    }

    @Test
    void givesTheMemoryOfADeletedFileBack() {
        int free = card.memoryFree();
        does(DIRECTORY, TRANSPARENT, FIXED);
        assertThat(card.memoryFree()).isEqualTo(free - 3 * 32 - 16 - 12);

        does("00E40000", "00E4000002" + "5001", "00A4000C025000", "00E40000");

        assertThat(card.memoryFree()).isEqualTo(free);
        refuses("00E40000", "6985");
        refuses("00E4000002" + "5001", "6A82");
    }

    @Test
    void holdsToAFilesRuleOnceItIsActivated() {
        // READ always, UPDATE never
        String ruled = create("820101", "83025001", "80020004", "8C0303FF00");
        does(DIRECTORY, ruled, "00D6000001" + "AA", "00440000");

        refuses("00D6000001" + "BB", "6982");
        assertThat(answer("00B0000001")).isEqualTo("AA9000");
        assertThat(answer("00A4000402500100")).contains("8A0105");
        // one with a condition that the card cannot meet: user authentication
        does("00A4000C025000", create("820101", "83025002", "80020004", "8A0105", "8C020190"));
        refuses("00B0000001", "6982");
    }

    private static SimulatedCard keyed() {
        return BlankFileCard.withKey(1, LabAccessKey.key()).seed(1).create();
    }

    private String authenticate(String key) {
        Bytes challenge = card.process(Bytes.ofHex("0084000010")).data();
        assertThat(challenge.size()).isEqualTo(16);
        return lc("008200" + key, cmac(challenge));
    }

    private static String cmac(Bytes message) {
        return Bytes.copyOf(LabAccessKey.key().cmac(message.toByteArray())).toHex();
    }

    @Test
    void writesOnlyForAHostThatHasTheAccessKey() {
        card.close();
        card = keyed();
        refuses(DIRECTORY, "6982");
        refuses("00820001", "63C3");
        does(
                authenticate("01"),
                "00820001",
                DIRECTORY,
                TRANSPARENT,
                "00D6000001" + "AA",
                FIXED,
                "00E2000004" + "01010101");

        card.reset();

        does("00A4000C025000");
        assertThat(answer("00B0810001")).isEqualTo("AA9000");
        for (String write : new String[] {
            "00D6810001BB", "00DC0114040202" + "0202", "00E2001004" + "01010101", "00E4000002" + "5001", VARIABLE
        }) {
            refuses(write, "6982");
        }
        does("00A4000C025000");
        refuses("0044000002" + "5001", "6982");
        does(authenticate("81"), "0044000002" + "5001");
    }

    @Test
    void takesAChallengeOnceAndAtOnce() {
        card.close();
        card = keyed();
        String good = authenticate("01");
        answer(MASTER);
        refuses(good, "6985");
        String again = authenticate("01");
        does(again);
        refuses(again, "6985");
        refuses("00820001", "63C3");
        refuses(lc("00820002", "00".repeat(16)), "6A88");
        refuses(lc("00820001", "00".repeat(8)), "6700");
        refuses(lc("00820101", "00".repeat(16)), "6A86");
        refuses("0084000008", "6700");
        refuses("0084010010", "6A86");
    }

    @Test
    void blocksTheAccessKeyAfterThreeFailedTries(@TempDir Path folder) {
        card.close();
        Path image = folder.resolve("files.card");
        card = BlankFileCard.withKey(1, LabAccessKey.key()).create(image);
        String wrong = lc("00820001", "00".repeat(16));
        answer("0084000010");
        refuses(wrong, "63C2");
        does(authenticate("01"));
        answer("0084000010");
        refuses(wrong, "63C2");
        refuses(DIRECTORY, "6982");
        answer("0084000010");
        refuses(wrong, "63C1");
        card.close();
        card = SimulatedCard.open(image);
        answer("0084000010");
        refuses(wrong, "6983");

        refuses(authenticate("01"), "6983");
        refuses("0088000108" + "0001020304050607" + "00", "6983");
        refuses("00820001", "63C0");
    }

    @Test
    void provesItsKeyOverAChallengeThatIsNoCards() {
        card.close();
        card = keyed();
        Bytes challenge = Bytes.ofHex("0001020304050607");

        assertThat(answer("0088000108" + challenge.toHex() + "00")).isEqualTo(cmac(challenge) + "9000");
        refuses("0088000110" + "00".repeat(16) + "00", "6700");
        refuses("0088000208" + challenge.toHex() + "00", "6A88");
    }

    @Test
    void hasNoAuthenticationWithoutAKey() {
        refuses("0084000010", "6D00");
        refuses(lc("00820001", "00".repeat(16)), "6D00");
        refuses("0088000108000102030405060700", "6D00");
    }

    @Test
    void keepsFilesInItsImageAndNothingOfWhatWasCurrent(@TempDir Path folder) {
        card.close();
        Path image = folder.resolve("files.card");
        card = BlankFileCard.withoutKey().create(image);
        does(DIRECTORY, TRANSPARENT, "00D6000001" + "AA", FIXED, "00E2000004" + "01010101", "00440000");
        card.close();

        card = SimulatedCard.open(image);

        refuses("00B0000001", "6986");
        does("00A4080C045000" + "5001");
        assertThat(answer("00B0000001")).isEqualTo("AA9000");
        does("00A4000C025002");
        assertThat(answer("00B2010400")).isEqualTo("010101019000");
        assertThat(answer("00A4000402500200")).contains("8A0105");
    }

    @Test
    void speaksOverT0() {
        card.close();
        card = BlankFileCard.withoutKey().protocol(Protocol.T0).create();
        does(DIRECTORY, TRANSPARENT, "00D6000002" + "A1A2");

        assertThat(answer("00A4000002" + "5001")).isEqualTo("6113");
        assertThat(answer("00C0000013")).startsWith("6F11");
        assertThat(answer("00B0000002")).isEqualTo("A1A29000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01A4000C", "04A4000C", "0CA4000C", "10A4000C", "20A4000C", "40A4000C", "FFA4000C"})
    void knowsOneClass(String command) {
        assertThat(card.process(Bytes.ofHex(command)).statusWord())
                .isIn(new StatusWord(0x6E00), new StatusWord(0x6881), new StatusWord(0x6882), new StatusWord(0x6884));
    }

    @Test
    void hasFaultsLikeAnyCard() {
        var inserted = new InsertedCard(card, Faults.NONE.status(1, new StatusWord(0x6581)));

        assertThat(inserted.transmit(Bytes.ofHex(DIRECTORY)).statusWord()).hasToString("6581");
        refuses("00A4000C025000", "6A82");
    }

    @Test
    void takesReferencesOfFiveBits() {
        assertThatIllegalArgumentException().isThrownBy(() -> BlankFileCard.withKey(0x20, LabAccessKey.key()));
    }

    @Test
    void doesNothingAnyMoreOnceItsUseIsTerminated() {
        card = keyed();
        refuses("00FE0000", "6982");
        does(authenticate("01"));
        refuses("00FE0100", "6A86");
        refuses("00FE000001AA", "6700");

        does("00FE0000");

        card.reset();
        assertThat(card.lifeCycle()).hasToString("TERMINATED");
        refuses(MASTER, "6985");
        refuses("0084000010", "6985");
    }
}
