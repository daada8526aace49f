package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrowawayKeysTests {

    private static final KeySetName NAME = new KeySetName("transport");
    private static final Bytes CHIP = Bytes.ofHex("00112233445566778899");
    private static final KeySet SET =
            new KeySet(NAME, Purpose.PRODUCTION, new KeyVersionNumber(0x30), KeyType.AES, Diversification.KDF3, 256);

    private static List<Bytes> keysOf(ThrowawayKeys keys) {
        return keys.cardKeys(NAME, CHIP).stream().map(Bytes::copyOf).toList();
    }

    @Test
    void areOthersEachTime() {
        try (ThrowawayKeys first = ThrowawayKeys.like(List.of(SET));
                ThrowawayKeys second = ThrowawayKeys.like(List.of(SET))) {
            assertThat(keysOf(first))
                    .doesNotContainAnyElementsOf(keysOf(second))
                    .doesNotHaveDuplicates();
            assertThat(keysOf(first)).isEqualTo(keysOf(first)).allMatch(key -> key.size() == 32);
        }
    }

    @Test
    void areLikeTheSetsThatTheyStandForButForDrills() {
        try (ThrowawayKeys keys = ThrowawayKeys.like(List.of(SET))) {
            assertThat(keys.vault().keySets())
                    .containsExactly(new KeySet(
                            NAME,
                            Purpose.DRILL,
                            SET.keyVersion(),
                            SET.keyType(),
                            SET.diversification(),
                            SET.keyBits()));
            assertThat(keys.vault().has(NAME, Purpose.PRODUCTION)).isFalse();
        }
    }

    @Test
    void knowNoOtherSet() {
        try (ThrowawayKeys keys = ThrowawayKeys.like(List.of(SET))) {
            assertThatExceptionOfType(UnknownKeySetException.class)
                    .isThrownBy(() -> keys.cardKeys(new KeySetName("issuer"), CHIP));
        }
    }

    @Test
    void areGoneOnceClosed() {
        ThrowawayKeys keys = ThrowawayKeys.like(List.of(SET));
        List<Bytes> before = keysOf(keys);

        keys.close();

        assertThat(keysOf(keys)).doesNotContainAnyElementsOf(before);
        assertThat(keys).hasToString("ThrowawayKeys");
    }
}
