package dev.cardmint.center.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditEntryTests {

    @Test
    void takesShortDetailsOnly() {
        var entry = AuditEntry.of(AuditKind.KEY_USED);

        assertThatIllegalArgumentException().isThrownBy(() -> entry.detail("set", "x".repeat(201)));
    }

    @Test
    void namesEveryKindDifferently() {
        assertThat(Arrays.stream(AuditKind.values()).map(AuditKind::text))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[a-z-]+\\.[a-z-]+"));
    }
}
