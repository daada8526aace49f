package dev.cardmint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One site whose cards go through PC/SC, for every test class that needs one. Its base writes everything it can into
 * its log and has its system calls written down from its start, so that whatever any of the tests does is in them.
 */
final class PcscSite implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PcscSite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("site", key -> up(), Site.class);
    }

    private static Site up() {
        try {
            Path parent = Files.createDirectories(Site.PROJECT.resolve("system-tests/target/sites"));
            Path folder = Files.createTempDirectory(parent, "pcsc-");
            return Site.up(
                    folder,
                    "--reader",
                    "pcsc",
                    "--log-level",
                    "DEBUG",
                    "--system-calls",
                    systemCalls(folder).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path systemCalls(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".calls");
    }

    /** What the base of a site asked the operating system for, so far. */
    static SystemCalls systemCalls(Site site) {
        try {
            return SystemCalls.of(Files.readAllLines(systemCalls(site.folder("folder"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
