package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFailuresTests {

    private final StartFailures failures = new StartFailures();

    @Test
    void saysWhatOurOwnCodeRefused() {
        var refused = new IllegalStateException("Set this property");
        var between = new RuntimeException("more of it", refused);
        between.setStackTrace(new StackTraceElement[] {frame("org.springframework.beans.Factory")});
        var failure = new RuntimeException("Error creating bean", between);
        failure.setStackTrace(new StackTraceElement[] {frame("org.springframework.beans.Factory")});

        assertThat(failures.analyze(failure)).extracting("description").isEqualTo("Set this property");
    }

    @Test
    void leavesOtherFailuresTheirTrace() {
        var failure = new IllegalStateException("something inside a library");
        failure.setStackTrace(new StackTraceElement[] {frame("org.springframework.beans.Factory")});

        assertThat(failures.analyze(failure)).isNull();
    }

    private static StackTraceElement frame(String declaringClass) {
        return new StackTraceElement(declaringClass, "method", "File.java", 1);
    }
}
