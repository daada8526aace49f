package dev.cardmint.lab.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.simulator.card.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTests {

    @ParameterizedTest
    @EnumSource(value = Damage.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void isAFaultThatACardUnderstands(Damage damage) {
        assertThat(Faults.parse(damage.faults(9))).isNotEqualTo(Faults.NONE);
    }

    @Test
    void happensAtTheCommandThatIsAskedFor() {
        assertThat(Faults.parse(Damage.PULLED.faults(11)).tearAfter()).isEqualTo(11);
    }

    @Test
    void isNothingWhereNothingIsChosen() {
        assertThat(Damage.NONE.faults(9)).isEmpty();
    }
}
