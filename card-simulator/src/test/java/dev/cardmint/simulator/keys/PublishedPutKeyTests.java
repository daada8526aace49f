package dev.cardmint.simulator.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.DesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import org.junit.jupiter.api.Test;

/** PUT KEY as javacard-express GPSessionKeyManagementTest.java (Apache-2.0) publishes it, before wrapping. */
class PublishedPutKeyTests {

    private static final Bytes K16 = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");
    private static final DataKey S_DEK = DataKey.blockwise(
            DesKey.of(Bytes.ofHex("B26A0F2C577B41A89436D3997D157170").toByteArray()));
    private static final DataKey KEY_DEK = DataKey.chained(AesKey.of(K16.toByteArray()));

    private static final String DES_OVER_SCP02 = "80D80081430180107213DEBAC6A31AEBF4740A011783C7AC03D2B91C801006A3B3E1"
            + "B86274ECB85DA909AF7E0B8E03E18DE2801069A8BE9FB1F50FCDF1567A20C1DF94E303DDB73600";
    private static final String AES_OVER_SCP02 =
            "80D8018146028811106EB7D8F3988B58B91AC852DBEE5F358003C3528088111088C3AC"
                    + "7A8E83F89E2BACFC5D7F4C586503013808881110124162F18BE7DA3044EF3099215AEDE603840DE500";
    private static final String DES_OVER_SCP03 =
            "80D801814305801031E6A4F24C33D66CAEEEF57762EC698003D2B91C8010ACCCBDCEC4"
                    + "C193AF6282B22628E335E103E18DE280100BCA2A8E8246AB1B0D859407D17D7A3603DDB73600";

    private static KeyRing ring() {
        var ring = new KeyRing();
        var keys = new StaticKeys(
                DesKey.of(K16.toByteArray()), DesKey.of(K16.toByteArray()), DesKey.of(K16.toByteArray()));
        ring.sets().add(new KeySet(1, keys, 0x9B));
        return ring;
    }

    private static KeySet put(KeyRing ring, String command, DataKey dek) {
        var management = new KeyManagement(ring, type -> true, () -> true);
        CommandApdu parsed = CommandApdu.parse(Bytes.ofHex(command));
        Bytes answer = management.putKey(parsed, dek);
        assertThat(answer.size()).isEqualTo(10);
        return ring.sets().get(ring.sets().size() - 1);
    }

    @Test
    void takesATripleDesSetOverScp02() {
        var ring = ring();
        ring.sets().set(0, new KeySet(3, ring.sets().get(0).keys(), 0x9B));

        KeySet added = put(ring, DES_OVER_SCP02, S_DEK);

        assertThat(added.version()).isEqualTo(1);
        assertThat(added.keys().type()).isEqualTo(CardKey.Type.DES3);
        assertThat(added.keys().checkValues())
                .containsExactly(Bytes.ofHex("D2B91C"), Bytes.ofHex("E18DE2"), Bytes.ofHex("DDB736"));
        assertThat(added.sequence(2)).isEqualTo(Bytes.of(0, 0));
    }

    @Test
    void takesAnAesSetOverScp02() {
        KeySet replaced = put(ring(), AES_OVER_SCP02, S_DEK);

        assertThat(replaced.version()).isEqualTo(2);
        assertThat(replaced.keys().type()).isEqualTo(CardKey.Type.AES);
        assertThat(replaced.keys().checkValues())
                .containsExactly(Bytes.ofHex("C35280"), Bytes.ofHex("013808"), Bytes.ofHex("840DE5"));
    }

    @Test
    void takesATripleDesSetOverScp03() {
        KeySet replaced = put(ring(), DES_OVER_SCP03, KEY_DEK);

        assertThat(replaced.keys().checkValues())
                .containsExactly(Bytes.ofHex("D2B91C"), Bytes.ofHex("E18DE2"), Bytes.ofHex("DDB736"));
    }

    @Test
    void takesAnAesKeyThatIsPaddedToWholeBlocks() {
        Bytes block = Bytes.ofHex("21183D0FA4B855D2A5AA4954B8B5DF582A3A091178493F68BAFFEC01366CE60189E20338FCB6");

        try (CardKey key = SecretKeyBlock.read(CardKey.Type.AES, new KeyField(block), KEY_DEK)) {
            assertThat(key.size()).isEqualTo(24);
            assertThat(key.checkValue()).isEqualTo(Bytes.ofHex("38FCB6"));
        }
    }

    @Test
    void refusesKeysOfATypeThatTheCardHasNoProtocolForAndSetsOfTwoTypes() {
        KeyRing ring = ring();
        var aesOnly = new KeyManagement(ring, type -> type == CardKey.Type.AES, () -> true);

        assertRefused(aesOnly, DES_OVER_SCP03, KEY_DEK);
        var both = new KeyManagement(ring, type -> true, () -> true);
        String mixed = AES_OVER_SCP02.replace(
                "881110124162F18BE7DA3044EF3099215AEDE603840DE5", "801069A8BE9FB1F50FCDF1567A20C1DF94E303DDB736");
        assertRefused(both, mixed.replace("80D8018146", "80D8018145"), S_DEK);
        assertRefused(both, AES_OVER_SCP02.replace("C35280", "C35281"), S_DEK);
        assertThat(ring.sets()).hasSize(1);
    }

    private static void assertRefused(KeyManagement management, String command, DataKey dek) {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> management.putKey(CommandApdu.parse(Bytes.ofHex(command)), dek))
                .satisfies(e -> assertThat(e.statusWord()).hasToString("6A80"));
    }
}
