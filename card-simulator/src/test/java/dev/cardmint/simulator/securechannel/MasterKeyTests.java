package dev.cardmint.simulator.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTests {

    private static final String JSON = """
            {"name": "transport", "purpose": "DRILL", "keyVersion": "30", "diversification": "KDF3",
             "keyBits": 128, "master": "404142434445464748494A4B4C4D4E4F"}
            """;

    static Stream<String> vectors() {
        return Transcript.lines("/vectors/kdf3.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void diversifiesAsPublished(String vector) {
        List<String> fields = List.of(vector.split(" ", -1));
        try (MasterKey master = MasterKey.of(
                0x30,
                Integer.parseInt(fields.get(2)),
                Bytes.ofHex(fields.get(0)).toByteArray())) {
            StaticKeys keys = master.diversify(Bytes.ofHex(fields.get(1)));

            assertThat(Bytes.copyOf(keys.enc().value())).isEqualTo(Bytes.ofHex(fields.get(3)));
            assertThat(Bytes.copyOf(keys.mac().value())).isEqualTo(Bytes.ofHex(fields.get(5)));
            assertThat(Bytes.copyOf(keys.dek().value())).isEqualTo(Bytes.ofHex(fields.get(7)));
            assertThat(keys.checkValues())
                    .containsExactly(
                            Bytes.ofHex(fields.get(4)), Bytes.ofHex(fields.get(6)), Bytes.ofHex(fields.get(8)));
        }
    }

    @Test
    void diversifiesALongerMasterForAForeignChip() {
        // GlobalPlatformPro TestPlaintextKeys.java
        byte[] master = Bytes.ofHex("8C72C72CF908411653018807950D82FBAD947562F0828A0B10B8B9606ABF3BCD")
                .toByteArray();

        StaticKeys keys = MasterKey.of(1, 256, master).diversify(Bytes.ofHex("D9B1DE5D0362DEDCE4FB"));

        assertThat(Bytes.copyOf(keys.enc().value()))
                .isEqualTo(Bytes.ofHex("9AAC5D0B3601F89438A0D9D0B6B256CFB47E6462DFA5228D3420C4AC7C224781"));
    }

    @Test
    void computesTheCheckValueOfAnAesKey() {
        // GlobalPlatformPro TestPlaintextKeys.java: K16
        assertThat(Transcript.key("404142434445464748494A4B4C4D4E4F").checkValue())
                .isEqualTo(Bytes.ofHex("504A77"));
    }

    @Test
    void readsAnExportedKeySet() {
        try (MasterKey master = MasterKey.parse(JSON)) {
            assertThat(master.keyVersion()).isEqualTo(0x30);
            assertThat(master.diversify(Bytes.ofHex("00010203040506070809"))
                            .enc()
                            .checkValue())
                    .isEqualTo(Bytes.ofHex("E79C05"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"master\": \"404142434445464748494A4B4C4D4E4F",
                "{\"diversification\": \"VISA2\"}",
                "{\"diversification\": \"KDF3\", \"keyVersion\": \"30\", \"keyBits\": 128, \"master\": \"404\"}",
                "{\"diversification\": \"KDF3\", \"keyVersion\": \"30\", \"keyBits\": 128, \"master\": \"4041\"}",
                "{\"diversification\": \"KDF3\", \"keyVersion\": \"80\", \"keyBits\": 128, \"master\": \"404142434445464748494A4B4C4D4E4F\"}",
                "{\"diversification\": \"KDF3\", \"keyVersion\": \"30\", \"keyBits\": 64, \"master\": \"404142434445464748494A4B4C4D4E4F\"}",
                "{\"diversification\": \"KDF3\", \"keyBits\": 128, \"master\": \"404142434445464748494A4B4C4D4E4F\"}"
            })
    void refusesAnythingElseWithoutQuotingIt(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse(json))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("4041"))
                .withNoCause();
    }

    @Test
    void refusesDiversificationDataOfAnotherLength() {
        try (MasterKey master = MasterKey.parse(JSON)) {
            assertThatIllegalArgumentException().isThrownBy(() -> master.diversify(Bytes.of(1, 2, 3)));
        }
    }

    @Test
    void neverPrintsAKey() {
        try (MasterKey master = MasterKey.parse(JSON)) {
            assertThat(master).hasToString("MasterKey");
            assertThat(master.diversify(Bytes.ofHex("00010203040506070809"))).hasToString("StaticKeys");
        }
    }

    @Test
    void refusesEveryTruncationOfAKeySet() {
        String json = JSON.strip();
        for (int size = 0; size < json.length(); size++) {
            String cut = json.substring(0, size);
            assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.parse(cut));
        }
    }
}
