package dev.cardmint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One site for every test class that needs no other; it writes everything it can into its logs, which one test reads.
 */
final class SharedSite implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedSite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("site", key -> Site.up(folder(), "--log-level", "DEBUG"), Site.class);
    }

    private static Path folder() {
        try {
            Path parent = Files.createDirectories(Site.PROJECT.resolve("system-tests/target/sites"));
            return Files.createTempDirectory(parent, "shared-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
