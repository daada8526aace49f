package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.KDD;
import static dev.cardmint.simulator.card.CardDriver.command;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.Diversification;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.LabLegacyMaster;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.SecurityLevel;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card of the years before AES, from its first command to its issuer's keys. */
class LegacyCardTests {

    private static final String INITIALIZE_UPDATE = "8050200008000102030405060700";
    private static final Bytes CHALLENGE = Bytes.ofHex("0001020304050607");

    private final SimulatedCard card = blank(0x55).create();

    private static BlankCard blank(int option) {
        return BlankCard.with(LabLegacyMaster.key())
                .product(CardProduct.LEGACY_PAYMENT)
                .option(new Scp02Option(option))
                .kdd(KDD)
                .seed(1);
    }

    private static HostChannel open(ApduChannel card, int level) throws NotAuthenticException {
        return HostChannel.open(card, 0x20, LabLegacyMaster.key().diversify(KDD), new SecurityLevel(level), CHALLENGE);
    }

    @Test
    void saysWhatItIs() {
        assertThat(answer("80CA006600")).contains("640B06092A864886FC6B040255");
        assertThat(answer("80CA006700")).contains("A006800102810155");
        assertThat(answer("80CA00E000")).isEqualTo("E012" + "C00401208010" + "C00402208010" + "C00403208010" + "9000");
        assertThat(answer("80CA9F7F00")).startsWith("9F7F2A43AD4D05");
        assertThat(answer("80CA00C100")).isEqualTo("C10200009000");
    }

    private String answer(String hex) {
        return card.process(command(hex)).encode().toHex();
    }

    @Test
    void countsChannelsThatWereAuthenticatedAndNoOthers() throws NotAuthenticException {
        String first = answer(INITIALIZE_UPDATE);
        assertThat(first).startsWith(KDD.toHex() + "2002" + "0000").hasSize(2 * (28 + 2));
        assertThat(answer(INITIALIZE_UPDATE)).as("challenge and all").isEqualTo(first);
        assertThat(card.unfinishedAuthentications()).isEqualTo(2);

        open(card::process, 0x03).close();

        assertThat(answer(INITIALIZE_UPDATE)).startsWith(KDD.toHex() + "2002" + "0001");
    }

    @Test
    void derivesItsChallengeFromCounterAndAid() {
        Bytes expected = new Scp02Option(0x55)
                .pseudoRandomChallenge(
                        LabLegacyMaster.key().diversify(KDD), Bytes.of(0, 0), Bytes.ofHex("A000000151000000"));

        assertThat(card.process(command(INITIALIZE_UPDATE)).data().slice(14, 20))
                .isEqualTo(expected);
        try (SimulatedCard random = blank(0x15).create()) {
            Bytes one = random.process(command(INITIALIZE_UPDATE)).data().slice(14, 20);
            Bytes other = random.process(command(INITIALIZE_UPDATE)).data().slice(14, 20);
            assertThat(one).isNotEqualTo(other);
        }
    }

    @ParameterizedTest
    @CsvSource({"15,01", "15,03", "45,01", "45,03", "55,01", "55,03", "75,03", "75,11", "75,13"})
    void runsCommandsOfAllLengthsAtEveryLevel(String option, String level) throws NotAuthenticException {
        try (SimulatedCard each = blank(Integer.parseInt(option, 16)).create();
                HostChannel channel = open(each::process, Integer.parseInt(level, 16))) {
            assertSucceeds(channel.transmit(whole(CardDriver.install())));
            assertSucceeds(channel.transmit(whole(CardDriver.personalize())));
            String groupings = CardDriver.plainGroupings();
            int block = 0;
            for (int at = 0, size = 1; at < groupings.length(); at += 2 * size, size = size % 239 + 40) {
                String part = groupings.substring(at, Math.min(groupings.length(), at + 2 * size));
                assertSucceeds(channel.transmit(whole(CardDriver.storeData(0x08, block++, part))));
            }
            assertThat(channel.transmit(whole("80E40000024F0000")).statusWord()).hasToString("6A88");
            assertSucceeds(channel.transmit(whole("80F08007")));
        }
    }

    /** With Le, which without an R-MAC brings the answer at once. */
    private static CommandApdu whole(String hex) {
        CommandApdu command = command(hex);
        return new CommandApdu(command.cla(), command.ins(), command.p1(), command.p2(), command.data(), 256);
    }

    private static void assertSucceeds(ResponseApdu answer) {
        assertThat(answer.statusWord()).hasToString("9000");
    }

    @Test
    void takesACommandOfExtendedLength() throws NotAuthenticException {
        try (HostChannel channel = open(card::process, 0x03)) {
            assertSucceeds(channel.transmit(whole(CardDriver.install())));
            assertSucceeds(channel.transmit(whole(CardDriver.personalize())));
            Bytes groupings = Bytes.ofHex(CardDriver.plainGroupings());
            assertThat(groupings.size()).isGreaterThan(255);

            assertSucceeds(channel.transmit(new CommandApdu(0x80, 0xE2, 0x08, 0, groupings, 256)));
        }
    }

    @Test
    void isIssuedWithSecretDataAndKeysUnderTheSessionsDek() throws NotAuthenticException {
        byte[] secret = Bytes.ofHex("AB".repeat(48)).toByteArray();
        try (HostChannel channel = open(card::process, 0x03)) {
            assertSucceeds(channel.transmit(whole(CardDriver.install())));
            assertSucceeds(channel.transmit(whole(CardDriver.personalize())));
            String plain = CardDriver.plainGroupings().replace(CardDriver.checkValues(), checkValues());
            assertSucceeds(channel.transmit(whole(CardDriver.storeData(0x08, 0, plain.substring(0, 400)))));
            assertSucceeds(channel.transmit(whole(CardDriver.storeData(0x08, 1, plain.substring(400)))));
            String keys = CardDriver.dgi("8000", underSessionDek(0, secret));
            assertSucceeds(channel.transmit(whole(CardDriver.storeData(0xE8, 2, keys))));
            assertSucceeds(channel.transmit(whole(putKey(0))));
        }

        assertThat(card.keyVersions()).containsExactly(0x21);
        assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x0F);
        try (HostChannel channel = HostChannel.open(card::process, issuer(), CHALLENGE)) {
            assertSucceeds(channel.transmit(whole("80CA00E000")));
        }
    }

    private static String checkValues() {
        return AesKey.of(Bytes.ofHex("AB".repeat(16)).toByteArray())
                .checkValue()
                .toHex()
                .repeat(3);
    }

    private static MasterKey issuer() {
        byte[] master = Bytes.ofHex("505152535455565758595A5B5C5D5E5F").toByteArray();
        return MasterKey.of(0x21, CardKey.Type.DES3, 128, Diversification.EMV, master);
    }

    /** The session's DEK by hand: constant 0181, the counter, zeros; then each block by itself. */
    private static String underSessionDek(int counter, byte[] data) {
        try (StaticKeys keys = LabLegacyMaster.key().diversify(KDD)) {
            String derivation = "0181%04X".formatted(counter) + "00".repeat(12);
            byte[] session =
                    keys.dek().encrypt(new byte[8], Bytes.ofHex(derivation).toByteArray());
            try (CardKey dek = CardKey.Type.DES3.key(session)) {
                var encrypted = new StringBuilder();
                for (int at = 0; at < data.length; at += 8) {
                    byte[] block = Bytes.copyOf(data).slice(at, at + 8).toByteArray();
                    encrypted.append(
                            Bytes.copyOf(dek.encrypt(new byte[8], block)).toHex());
                }
                return encrypted.toString();
            }
        }
    }

    private static String putKey(int counter) {
        var data = new StringBuilder("21");
        for (String value : new String[] {"11", "22", "33"}) {
            data.append("8010")
                    .append(underSessionDek(counter, issuerKey(value)))
                    .append("03");
            data.append(CardKey.Type.DES3.key(issuerKey(value)).checkValue().toHex());
        }
        return lc("80D82081", data.toString());
    }

    /** The issuer's key of a number. */
    private static byte[] issuerKey(String number) {
        byte[] block = KDD.slice(4, 10)
                .concat(Bytes.of(0xF0, Integer.parseInt(number.substring(1))))
                .toByteArray();
        byte[] other = block.clone();
        other[6] = 0x0F;
        byte[] master = Bytes.ofHex("505152535455565758595A5B5C5D5E5F").toByteArray();
        try (CardKey key = CardKey.Type.DES3.key(master)) {
            return Bytes.copyOf(key.encrypt(new byte[8], block))
                    .concat(Bytes.copyOf(key.encrypt(new byte[8], other)))
                    .toByteArray();
        }
    }

    @Test
    void refusesAKeyThatIsNotUnderTheSessionsDek() throws NotAuthenticException {
        try (HostChannel channel = open(card::process, 0x03)) {
            assertThat(channel.transmit(whole(putKey(7))).statusWord()).hasToString("6A80");
            assertThat(card.keyVersions()).containsExactly(0x20);
        }
    }

    @Test
    void protectsErrorsOrLeavesThemBareAsItsTraitSays() throws NotAuthenticException {
        for (boolean bare : new boolean[] {false, true}) {
            try (SimulatedCard each = blank(0x75).bareErrors(bare).create()) {
                int[] protectedErrors = {0};
                ApduChannel counted = sent -> {
                    ResponseApdu answer = each.process(sent);
                    boolean error = answer.statusWord().sw1() == 0x6A;
                    protectedErrors[0] += error ? answer.data().size() : 0;
                    return answer;
                };
                try (HostChannel channel = open(counted, 0x13)) {
                    assertThat(channel.transmit(whole("80CA123400")).statusWord())
                            .hasToString("6A88");
                    assertSucceeds(channel.transmit(whole("80CA00E000")));
                }
                assertThat(protectedErrors[0]).isEqualTo(bare ? 0 : 8);
            }
        }
    }

    @Test
    void opensTheProtocolThatAKeySetIsFor() throws NotAuthenticException {
        try (SimulatedCard both = blank(0x55).second(new Scp03Option(0x70)).create()) {
            String aes = "8811" + "10";
            var data = new StringBuilder("30");
            byte[] value = Bytes.ofHex("404142434445464748494A4B4C4D4E4F").toByteArray();
            for (int i = 0; i < 3; i++) {
                data.append(aes).append(underSessionDek(0, value)).append("03504A77");
            }
            try (HostChannel channel = open(both::process, 0x03)) {
                assertSucceeds(channel.transmit(whole(lc("80D80081", data.toString()))));
            }
            both.reset();
            assertThat(both.process(command("80CA006600")).data().toHex())
                    .contains("2A864886FC6B040255", "2A864886FC6B040370");
            MasterKey fresh = MasterKey.of(0x30, CardKey.Type.AES, 128, Diversification.NONE, value);
            HostChannel.open(both::process, fresh, CHALLENGE).close();
            open(both::process, 0x03).close();
        }
    }

    @Test
    void keepsItsKeysAndCountersInItsImage(@TempDir Path folder) throws NotAuthenticException {
        Path image = folder.resolve("legacy.card");
        try (SimulatedCard kept = blank(0x55).create(image)) {
            open(kept::process, 0x03).close();
        }

        try (SimulatedCard again = SimulatedCard.open(image)) {
            assertThat(again.process(command(INITIALIZE_UPDATE)).data().slice(12, 14))
                    .isEqualTo(Bytes.of(0, 1));
            open(again::process, 0x03).close();
        }
    }

    @Test
    void givesHostsThatTryOtherKeysNothing() {
        byte[] other = Bytes.ofHex("00".repeat(16)).toByteArray();
        MasterKey wrong = MasterKey.of(0x20, CardKey.Type.DES3, 128, Diversification.NONE, other);

        assertThatExceptionOfType(NotAuthenticException.class)
                .isThrownBy(() -> HostChannel.open(card::process, wrong, CHALLENGE))
                .withMessage("The card does not prove these keys");
    }

    @Test
    void flipsABitOfTheCryptogramWhereScp02HasIt() {
        Bytes good = card.process(command(INITIALIZE_UPDATE)).data();
        var inserted = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());

        Bytes flipped = inserted.transmit(command(INITIALIZE_UPDATE)).data();

        assertThat(flipped.slice(0, 20)).isEqualTo(good.slice(0, 20));
        assertThat(flipped.unsigned(20)).isEqualTo(good.unsigned(20) ^ 1);
        assertThat(flipped.slice(21, 28)).isEqualTo(good.slice(21, 28));
    }

    @Test
    void isNotMadeWithKeysOfTheOtherProtocol() {
        assertThatIllegalArgumentException().isThrownBy(() -> BlankCard.with(CardDriver.transport())
                .option(new Scp02Option(0x55))
                .create());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blank(0x55).second(new Scp02Option(0x75)).create());
    }
}
