package dev.cardmint.center.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Life cycle data of published cards are those of vectors/commands.txt. */
class CardProductionLifeCycleTests {

    @ParameterizedTest
    @CsvSource({
        "9F7F2A4790D6004700000000003244342952208448000000000000000015278234323935320000000000000000,"
                + " 47903244342952208448",
        "9F7F2A409019154090004501008301A8186827A822000000000000000000000000000000000000000000000000,"
                + " 40908301A8186827A822",
        "9F7F2A4750006100008303008000E692E082BE675C72877301FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF,"
                + " 475000E692E082BE675C"
    })
    void tellsPublishedChipsApart(String answer, String identity) {
        Bytes data = Bytes.ofHex(answer);

        assertThat(CardProductionLifeCycle.parse(data).identity().value()).isEqualTo(identity);
        assertThat(CardProductionLifeCycle.parse(data.slice(3, data.size())))
                .isEqualTo(CardProductionLifeCycle.parse(data));
    }

    @Test
    void refusesDataCutOffAnywhere() {
        Bytes data = Bytes.ofHex("9F7F2A" + "47".repeat(42));
        for (int length = 0; length < data.size(); length++) {
            Bytes cut = data.slice(0, length);
            if (length != 42) {
                assertThatIllegalArgumentException().isThrownBy(() -> CardProductionLifeCycle.parse(cut));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"00000000", "FFFFFFFF"})
    void findsNoIdentityWhereTheMakersLeftTheSerialNumberEmpty(String serial) {
        var lifeCycle = CardProductionLifeCycle.parse(Bytes.ofHex("47".repeat(12) + serial + "47".repeat(26)));

        assertThatIllegalArgumentException().isThrownBy(lifeCycle::identity);
    }
}
