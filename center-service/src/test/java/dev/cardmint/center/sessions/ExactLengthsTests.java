package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.personalization.PlannedCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactLengthsTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "0:56", "0:56 1:256", "2:1 10:24"})
    void readsWhatItWrites(String encoded) {
        assertThat(ExactLengths.parse(encoded).encode()).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "0", "0:", ":1", "a:1", "0:1 ", "0:1,1:2"})
    void refusesAnythingElse(String encoded) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExactLengths.parse(encoded));
    }

    @Test
    void changesOnlyWhatWasNamed() {
        List<PlannedCommand> plan = IdentityScript.plan(Duration.ofSeconds(5));

        List<PlannedCommand> asked = new ExactLengths(Map.of(1, 24)).in(plan);

        assertThat(asked.get(0)).isEqualTo(plan.get(0));
        assertThat(asked.get(1)).isEqualTo(plan.get(1).withNe(24));
        assertThat(asked.get(1).plain().ne()).isEqualTo(24);
        assertThat(asked.get(1).plain().encode().toHex()).isEqualTo("80CA006618");
        assertThat(ExactLengths.NONE.in(plan)).isEqualTo(plan);
    }
}
