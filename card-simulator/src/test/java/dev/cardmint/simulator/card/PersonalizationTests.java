package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.dgi;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static dev.cardmint.simulator.card.CardDriver.plainGroupings;
import static dev.cardmint.simulator.card.CardDriver.storeData;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalizationTests {

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    @BeforeEach
    void install() {
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.personalize());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 100, 200, 239})
    void takesGroupingsCutAnywhere(int blockSize) {
        storeData(CardDriver.transport(), blockSize).forEach(driver::succeed);

        assertThat(lifeCycle()).isEqualTo(0x0F);
        assertThat(select()).isEqualTo("6F11840A" + PAYMENT_AID + "A503500150" + "9000");
        assertThat(answer("80A8000002830000")).isEqualTo("770E82021800940808010200100101009000");
        assertThat(answer("00B2010C00")).isEqualTo("7004570212349000");
        assertThat(answer("00B2011400")).isEqualTo("70035A01429000");
        assertThat(answer("80CADF0000")).isEqualTo("DF0009" + CardDriver.checkValues() + "9000");
    }

    @Test
    void givesALongRecordInParts() {
        storeData(CardDriver.transport(), 200).forEach(driver::succeed);
        select();

        String first = answer("00B2020C00");
        assertThat(first).startsWith("7082012CDF21820127").endsWith("6130").hasSize(2 * 258);
        assertThat(answer("00C0000010")).isEqualTo("41".repeat(16) + "6120");
        assertThat(answer("00C0000000")).isEqualTo("41".repeat(32) + "9000");
        assertThat(answer("00C0000000")).isEqualTo("6985");
        assertThat(answer("00B2020C000000")).endsWith("9000").hasSize(2 * 306);
    }

    @ParameterizedTest
    @CsvSource({
        "00B2030C00,6A83",
        "00B2011C00,6A82",
        "00B2010D00,6A86",
        "00B2010400,6A86",
        "80A8000002830100,6A80",
        "80A80100028300,6A86",
        "80CADF0100,6A88",
        "80FE000000,6D00",
        "84A80000028300,6E00"
    })
    void refusesReadingWhatIsNotThere(String command, String status) {
        storeData(CardDriver.transport(), 200).forEach(driver::succeed);
        select();

        assertThat(answer(command)).isEqualTo(status);
    }

    @Test
    void showsNothingBeforeItIsComplete() {
        driver.succeed(storeData(0x08, 0, plainGroupings().substring(0, 60)));

        assertThat(select()).isEqualTo("6F0E840A" + PAYMENT_AID + "A500" + "9000");
        assertThat(answer("80A8000002830000")).isEqualTo("6985");
        assertThat(answer("00B2010C00")).isEqualTo("6985");
        assertThat(answer("80CADF0000")).isEqualTo("6985");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0101", "0102", "0201", "9000", "9102", "9104", "8000"})
    void refusesTheLastBlockWhileAGroupingIsMissing(String missing) {
        String without = storedWithout(missing);
        if (missing.equals("8000")) {
            driver.refused(storeData(0x88, storeInBlocks(without), dgi("0103", "7000")), 0x6985);
        } else {
            int block = storeInBlocks(without);
            driver.refused(storeData(0xE8, block, keys()), 0x6985);
        }
        assertThat(lifeCycle()).isEqualTo(0x07);
    }

    private int storeInBlocks(String groupings) {
        int block = 0;
        for (int at = 0; at < groupings.length(); at += 400) {
            driver.succeed(storeData(0x08, block++, groupings.substring(at, Math.min(groupings.length(), at + 400))));
        }
        return block;
    }

    private static String storedWithout(String missing) {
        String all = plainGroupings();
        var kept = new StringBuilder();
        int at = 0;
        while (at < all.length()) {
            boolean isLong = all.startsWith("FF", at + 4);
            int header = isLong ? 10 : 6;
            int end = at + header + 2 * Integer.parseInt(all.substring(isLong ? at + 6 : at + 4, at + header), 16);
            if (!all.startsWith(missing, at)) {
                kept.append(all, at, end);
            }
            at = end;
        }
        return kept.toString();
    }

    @Test
    void refusesKeysThatDoNotMatchTheirCheckValues() {
        int block = storeInBlocks(storedWithout("9000") + dgi("9000", "000000000000000000"));

        driver.refused(storeData(0xE8, block, keys()), 0x6A80);
        assertThat(lifeCycle()).isEqualTo(0x07);
    }

    @ParameterizedTest
    @CsvSource({
        "9104,82021800", // no file locator
        "9104,820218009403080102", // half an entry of it
        "9104,820218009400", // no entry
        "9104,82021800940400010100", // file 0
        "9104,82021800940408000100", // record 0
        "9104,82021800940408020100", // the last before the first
        "9104,8202180094", // no TLV
        "9102,500150", // no A5
        "9102,A50350" // no TLV
    })
    void refusesMalformedOptionsAndSelectionData(String identifier, String content) {
        int block = storeInBlocks(storedWithout(identifier) + dgi(identifier, content));

        driver.refused(storeData(0xE8, block, keys()), 0x6A80);
        assertThat(lifeCycle()).isEqualTo(0x07);
    }

    @ParameterizedTest
    @CsvSource({
        "08,01,6A86", // not the first block number
        "28,00,6A86", // encryption depends on the application
        "00,00,6A86", // no structure
        "18,00,6A86", // reserved structure
        "0C,00,6A86" // reserved bits
    })
    void refusesABlockWithAWrongHeaderAndEndsTheChain(String p1, String p2, String status) {
        driver.refused(lc("80E2" + p1 + p2, "0101020000"), Integer.parseInt(status, 16));
        driver.refused(storeData(0x08, 0, "0101020000"), 0x6985);
    }

    @ParameterizedTest
    @CsvSource({
        "08,8000100000000000000000000000000000000000,6A80", // keys in the clear
        "68,0101020000,6A80", // a record encrypted
        "68,80000F000000000000000000000000000000,6A80", // half a block of keys
        "68,800000,6A80", // no keys
        "08,7FFF0100,6A88", // an unknown grouping
        "08,1F010100,6A88", // file 31
        "08,01000100,6A88" // record 0
    })
    void refusesAGroupingThatItCannotKeep(String p1, String data, String status) {
        driver.refused(lc("80E2" + p1 + "00", data), Integer.parseInt(status, 16));
    }

    @Test
    void refusesABlockWithoutData() {
        driver.refused("80E20800", 0x6A80);
    }

    @Test
    void refusesAGroupingThatChangesBetweenPlainAndEncrypted() {
        driver.succeed(storeData(0x08, 0, "0101040000"));
        driver.refused(storeData(0x68, 1, "0000"), 0x6A80);
    }

    @Test
    void refusesALastBlockInTheMiddleOfAGrouping() {
        driver.refused(storeData(0x88, 0, "01010500"), 0x6A80);
    }

    @Test
    void refusesStoreDataThatNobodyAskedFor() {
        CardDriver again = CardDriver.open(card::process, CardDriver.transport());

        again.refused(storeData(0x08, 0, plainGroupings().substring(0, 60)), 0x6985);
    }

    @Test
    void startsOverWithoutAnythingOfTheFirstTry() {
        driver.succeed(storeData(0x08, 0, dgi("0103", "7003DF0101") + dgi("0101", "7000")));

        CardDriver again = CardDriver.open(card::process, CardDriver.transport());
        again.succeed(CardDriver.personalize());
        storeData(CardDriver.transport(), 200).forEach(again::succeed);

        select();
        assertThat(answer("00B2030C00")).isEqualTo("6A83");
        assertThat(answer("00B2010C00")).isEqualTo("7004570212349000");
    }

    @Test
    void isPersonalizedOnce() {
        List<String> commands = storeData(CardDriver.transport(), 200);
        commands.forEach(driver::succeed);

        driver.refused(CardDriver.personalize(), 0x6985);
    }

    @Test
    void takesNoMoreDataThanItHasMemoryFor() {
        CardDriver driver = CardDriver.open(CardDriver.blank(512 + 10 * 234 + 3)::process, CardDriver.transport());
        driver.succeed(CardDriver.install());
        driver.succeed(CardDriver.personalize());
        String content = "00".repeat(230);
        for (int record = 1; record <= 10; record++) {
            driver.succeed(storeData(0x08, record - 1, dgi("01%02X".formatted(record), content)));
        }
        driver.refused(storeData(0x08, 10, dgi("01FF", "")), 0x6A84);
    }

    private static String keys() {
        return dgi("8000", CardDriver.encryptedKeys(CardDriver.transport()));
    }

    private int lifeCycle() {
        return card.applications().get(0).lifeCycle();
    }

    private String select() {
        return answer(lc("00A40400", PAYMENT_AID) + "00");
    }

    private String answer(String command) {
        return card.process(command(command)).encode().toHex();
    }
}
