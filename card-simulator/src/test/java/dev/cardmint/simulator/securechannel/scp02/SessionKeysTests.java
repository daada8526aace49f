package dev.cardmint.simulator.securechannel.scp02;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.DataKey;
import dev.cardmint.simulator.securechannel.DesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import org.junit.jupiter.api.Test;

class SessionKeysTests {

    private static final Bytes K16 = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");

    private static StaticKeys keys() {
        return new StaticKeys(key(), key(), key());
    }

    private static DesKey key() {
        return DesKey.of(K16.toByteArray());
    }

    @Test
    void derivesAsPublished() {
        // GlobalPlatformPro TestPlaintextKeys.java: K16, sequence 0000
        try (var session = new SessionKeys(keys(), Bytes.ofHex("0000"))) {
            assertThat(session.enc().checkValue()).isEqualTo(Bytes.ofHex("F2DCDD"));
            assertThat(session.mac().checkValue()).isEqualTo(Bytes.ofHex("5FCC69"));
            assertThat(session.dek().checkValue()).isEqualTo(Bytes.ofHex("85272E"));
            assertThat(session.rMac().checkValue()).isEqualTo(Bytes.ofHex("9F749A"));
        }
    }

    @Test
    void decryptsAKeyOfPutKeyAsPublished() {
        // GlobalPlatformPro TestPlaintextKeys.java: K16 under S-DEK of sequence 0000
        try (var session = new SessionKeys(keys(), Bytes.ofHex("0000"))) {
            byte[] encrypted = Bytes.ofHex("EFBEE6C6D99D7B70BDE9D7E927F020AF").toByteArray();

            assertThat(Bytes.copyOf(DataKey.blockwise(session.dek()).decrypt(encrypted)))
                    .isEqualTo(K16);
        }
    }

    @Test
    void derivesTheChallengeThatARealCardGave() {
        // javacard-express GPSessionKeyManagementTest.java: K16, sequence 009B, AID A000000003000000
        Bytes challenge =
                Scp02CardChannel.pseudoRandomChallenge(keys(), Bytes.ofHex("009B"), Bytes.ofHex("A000000003000000"));

        assertThat(challenge).isEqualTo(Bytes.ofHex("5C03BAA19DA6"));
    }

    @Test
    void wipesEveryKeyWhenClosedAndTellsNone() {
        var session = new SessionKeys(keys(), Bytes.ofHex("0000"));
        Bytes wiped = DesKey.of(new byte[16]).checkValue();

        session.close();

        assertThat(new DesKey[] {session.enc(), session.mac(), session.rMac(), session.dek()})
                .allSatisfy(key -> assertThat(key.checkValue()).isEqualTo(wiped));
        assertThat(session).hasToString("SessionKeys");
    }
}
