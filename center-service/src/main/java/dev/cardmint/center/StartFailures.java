package dev.cardmint.center;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says why the center does not start in the words of the code that refused, without a stack trace: these are meant for
 * whoever installs it. What fails elsewhere keeps its trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements FailureAnalyzer {

    private static final String OURS = StartFailures.class.getPackageName() + ".";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isThrownByUs(cause)) {
                return new FailureAnalysis(cause.getMessage(), null, failure);
            }
        }
        return null;
    }

    private static boolean isThrownByUs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
    }
}
