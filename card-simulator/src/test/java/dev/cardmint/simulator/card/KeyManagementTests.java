package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.keys.KeyManagement;
import dev.cardmint.simulator.keys.KeyRing;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyManagementTests {

    private final SimulatedCard card = CardDriver.blank();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    @Test
    void replacesTheWholeSetAndAnswersItsCheckValues() {
        StaticKeys issuer = CardDriver.issuer().diversify(CardDriver.KDD);
        String checkValues = issuer.checkValues().get(0).toHex()
                + issuer.checkValues().get(1).toHex()
                + issuer.checkValues().get(2).toHex();

        assertThat(driver.send(CardDriver.putKey()).encode().toHex()).isEqualTo("31" + checkValues + "9000");

        assertThat(card.keyVersions()).containsExactly(0x31);
        driver.succeed("80CA9F7F00"); // the running channel keeps its keys
        CardDriver.open(card::process, CardDriver.issuer()).succeed("80CA9F7F00");
        assertThat(card.process(command("8050300008000102030405060700")).statusWord())
                .hasToString("6A88");
    }

    @Test
    void readsThePublishedCommand() {
        // javacard-express GPSessionKeyManagementTest.java (Apache-2.0): AES-128 set over SCP03, Key-DEK 4041…4F
        StaticKeys k16 = new StaticKeys(k16(), k16(), k16());
        var ring = new KeyRing();
        ring.sets().add(new KeySet(1, k16, 0));
        var published = command("80D8018146038811103D0FA4B855D2A5AA4954B8B5DF582A3A03C35280"
                + "881110790ACCDA858B997029FA9AE50C9CD02803013808"
                + "8811108CAA7F589AA0CEB6350A45E70A6E435B03840DE500");

        Bytes answer = new KeyManagement(ring, type -> type == CardKey.Type.AES, () -> true)
                .putKey(published, DataKey.chained(k16()));

        assertThat(answer.toHex()).isEqualTo("03C35280013808840DE5");
    }

    private static AesKey k16() {
        return AesKey.of(Bytes.ofHex("404142434445464748494A4B4C4D4E4F").toByteArray());
    }

    @Test
    void closesTheChannelWithItsKeysWhenItIsMadeSo() {
        SimulatedCard strict = BlankCard.with(CardDriver.transport())
                .kdd(CardDriver.KDD)
                .survivesOwnPutKey(false)
                .create();
        CardDriver first = CardDriver.open(strict::process, CardDriver.transport());
        first.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));
        first.succeed("80CA9F7F00"); // its own keys are still there
        MasterKey third = MasterKey.of(0x32, 128, new byte[16]);
        first.succeed(CardDriver.putKey(0x30, CardDriver.transport(), third));

        first.refused("80CA9F7F00", 0x6982);
        CardDriver.open(strict::process, third).succeed("80CA9F7F00");
    }

    @Test
    void addsASetBesideTheOthers() {
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));

        assertThat(card.keyVersions()).containsExactly(0x30, 0x31);
        CardDriver.open(card::process, CardDriver.issuer());
        CardDriver.open(card::process, CardDriver.transport());
    }

    @ParameterizedTest
    @ValueSource(ints = {192, 256})
    void takesLongerKeys(int bits) {
        MasterKey longer = MasterKey.of(0x32, bits, new byte[32]);

        driver.succeed(CardDriver.putKey(0x30, CardDriver.transport(), longer));

        CardDriver.open(card::process, longer).succeed("80CA9F7F00");
    }

    @Test
    void startsTheSequenceOfANewSetAtZero() {
        driver.succeed(CardDriver.putKey());

        assertThat(card.process(command("8050310008000102030405060700")).data().slice(29, 32))
                .isEqualTo(Bytes.of(0, 0, 1));
    }

    @Test
    void changesNothingWhenACheckValueIsWrong() {
        String good = CardDriver.putKey();

        driver.refused(
                good.substring(0, good.length() - 2)
                        + "%02X".formatted(Integer.parseInt(good.substring(good.length() - 2), 16) ^ 1),
                0x6A80);

        assertThat(card.keyVersions()).containsExactly(0x30);
        CardDriver.open(card::process, CardDriver.transport());
    }

    @Test
    void changesNothingWhenTheCommandIsCutOffAnywhere() {
        String data = CardDriver.putKey().substring(10);
        for (int size = 0; size < data.length(); size += 2) {
            driver.refused(lc("80D83081", data.substring(0, size)), 0x6A80);
        }
        driver.refused(lc("80D83081", data + "00"), 0x6A80);
        assertThat(card.keyVersions()).containsExactly(0x30);
    }

    @Test
    void refusesWrongVersions() {
        driver.refused(CardDriver.putKey(0x40, CardDriver.transport(), CardDriver.issuer()), 0x6A88);
        driver.refused(CardDriver.putKey(0, CardDriver.transport(), CardDriver.transport()), 0x6985);
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));
        driver.refused(CardDriver.putKey(0x30, CardDriver.transport(), CardDriver.issuer()), 0x6985);
        driver.refused("80D8308101" + "80", 0x6A80);
    }

    @Test
    void refusesPartsOfASet() {
        String whole = CardDriver.putKey();

        driver.refused("80D83004" + whole.substring(8), 0x6A86);
        driver.refused("80D83000" + whole.substring(8), 0x6A86);
        driver.refused("80D83082" + whole.substring(8), 0x6A86);
        driver.refused(lc("80D83081", whole.substring(10, 12) + "80" + whole.substring(14)), 0x6A80);
    }

    @Test
    void hasRoomForAsManySetsAsFit() {
        CardDriver driver = CardDriver.open(CardDriver.blank(3 * 128)::process, CardDriver.transport());
        for (int version = 1; version <= 3; version++) {
            driver.succeed(CardDriver.putKey(0, CardDriver.transport(), MasterKey.of(version, 128, new byte[16])));
        }
        driver.refused(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()), 0x6A84);
    }

    @Test
    void replacesTheSetThatIsAskedForAmongSeveral() {
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));
        MasterKey third = MasterKey.of(0x32, 128, new byte[16]);

        driver.succeed(CardDriver.putKey(0x31, CardDriver.transport(), third));

        assertThat(card.keyVersions()).containsExactly(0x30, 0x32);
    }

    @Test
    void forgetsWhichVersionWasInUseOncePutKeyHasReplacedIt() {
        MasterKey again = MasterKey.of(0x30, 128, new byte[16]);
        driver.succeed(CardDriver.putKey());
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), again));

        driver.succeed("80E4000003D20130");

        assertThat(card.keyVersions()).containsExactly(0x31);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void replacesOneKeyOfASet(int identifier) {
        StaticKeys transport = CardDriver.transport().diversify(CardDriver.KDD);
        AesKey other = AesKey.of(new byte[16]);

        String put = lc("80D830%02X".formatted(identifier), "30" + CardDriver.keyBlock(transport.dek(), other));
        assertThat(driver.send(put).encode().toHex())
                .isEqualTo("30" + other.checkValue().toHex() + "9000");

        StaticKeys mixed = new StaticKeys(
                identifier == 1 ? other : transport.enc(),
                identifier == 2 ? other : transport.mac(),
                identifier == 3 ? other : transport.dek());
        assertThat(card.keyChecks(0x30)).isEqualTo(mixed.checkValues());
        assertThat(card.process(command("8050300008000102030405060700")).data().slice(29, 32))
                .isEqualTo(Bytes.of(0, 0, 2));
    }

    @Test
    void refusesOneKeyThatWouldSplitOrDamageASet() {
        StaticKeys transport = CardDriver.transport().diversify(CardDriver.KDD);
        String one = CardDriver.keyBlock(transport.dek(), AesKey.of(new byte[16]));

        driver.refused(lc("80D83002", "31" + one), 0x6985);
        driver.refused(lc("80D80002", "31" + one), 0x6985);
        driver.refused(lc("80D84002", "40" + one), 0x6A88);
        driver.refused(lc("80D83002", "30" + one + one), 0x6A80);
        driver.refused(lc("80D83002", "30" + CardDriver.keyBlock(transport.dek(), AesKey.of(new byte[32]))), 0x6A80);
        assertThat(card.keyChecks(0x30)).isEqualTo(transport.checkValues());
    }

    @ParameterizedTest
    @ValueSource(strings = {"70", "71", "74", "7F"})
    void keepsSpecialVersionsForWhatTheyAre(String version) {
        String good = CardDriver.putKey();

        driver.refused(good.substring(0, 10) + version + good.substring(12), 0x6A80);
    }

    @Test
    void deletesAKeyVersionButNeverTheLastOrTheOneInUse() {
        driver.refused("80E4000003D20130", 0x6985);
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));
        driver.refused("80E4000003D20130", 0x6985);
        driver.refused("80E4000003D20140", 0x6A88);
        driver.refused("80E4000003D20173", 0x6A88);
        driver.refused("80E4000006D00101D20131", 0x6985);
        driver.refused("80E4000006D00104D20131", 0x6A88);
        driver.refused("80E4000003D00101", 0x6A88);
        driver.refused("80E4000006D20131D20130", 0x6A80);
        driver.refused("80E4000004D2023131", 0x6A80);
        driver.refused("80E4008003D20131", 0x6A86);

        assertThat(driver.send("80E4000003D20131").encode().toHex()).isEqualTo("009000");

        assertThat(card.keyVersions()).containsExactly(0x30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "80", "FF"})
    void refusesAVersionOutOfRange(String version) {
        String good = CardDriver.putKey();

        driver.refused(good.substring(0, 10) + version + good.substring(12), 0x6A80);
        driver.refused("80D8" + "B0" + good.substring(6), 0x6A86);
    }

    @Test
    void refusesKeysOfDifferentSizes() {
        StaticKeys transport = CardDriver.transport().diversify(CardDriver.KDD);
        String small = CardDriver.keyBlock(transport.dek(), k16());
        String large = CardDriver.keyBlock(transport.dek(), AesKey.of(new byte[32]));

        driver.refused(lc("80D83081", "31" + small + small + large), 0x6A80);
        driver.succeed(lc("80D83081", "31" + large + large + large));
    }

    @Test
    void refusesAKeyLengthThatIsNotOfAesOrDoesNotFitTheBlock() {
        String good = CardDriver.putKey();
        String data = good.substring(10);

        for (String length : new String[] {"0F", "11", "18", "20", "00"}) {
            driver.refused(lc("80D83081", data.substring(0, 6) + length + data.substring(8)), 0x6A80);
        }
    }

    @Test
    void takesKeysThatComeWithoutCheckValues() {
        StaticKeys transport = CardDriver.transport().diversify(CardDriver.KDD);
        StaticKeys issuer = CardDriver.issuer().diversify(CardDriver.KDD);
        StringBuilder data = new StringBuilder("31");
        for (CardKey key : List.of(issuer.enc(), issuer.mac(), issuer.dek())) {
            String block = CardDriver.keyBlock(transport.dek(), key);
            data.append(block, 0, block.length() - 8).append("00");
        }

        driver.succeed(CardDriver.lc("80D83081", data.toString()));

        assertThat(card.keyChecks(0x31)).isEqualTo(issuer.checkValues());
    }
}
