package dev.cardmint.base.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderCheckTests {

    private @Nullable String before;

    @BeforeEach
    void rememberTheProperty() {
        before = System.getProperty(TransparentMode.PROPERTY);
    }

    @AfterEach
    void putThePropertyBack() {
        if (before == null) {
            System.clearProperty(TransparentMode.PROPERTY);
        } else {
            System.setProperty(TransparentMode.PROPERTY, before);
        }
    }

    @Test
    void acceptsTheProviderThatSendsEachCommandOnce() {
        System.setProperty(TransparentMode.PROPERTY, "true");

        assertThatCode(ProviderCheck::require).doesNotThrowAnyException();
    }

    @Test
    void refusesAProviderThatFollowsStatusWordsByItself() {
        System.setProperty(TransparentMode.PROPERTY, "false");

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(ProviderCheck::require)
                .withMessageContaining("changes or repeats commands")
                .withMessageContaining("-Djnasmartcardio.transparent=true")
                .withMessageContaining("apdu4j-jnasmartcardio");
    }
}
