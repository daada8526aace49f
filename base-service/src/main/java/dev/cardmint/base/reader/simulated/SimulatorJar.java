package dev.cardmint.base.reader.simulated;

import dev.cardmint.base.center.StartRefusedException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The optional jar that carries simulated cards; its classes see the JDK's and their own, none of the base's. */
public final class SimulatorJar {

    /** The name by which the jar's provider knows its {@code TerminalFactory}. */
    public static final String TERMINAL_FACTORY = "Simulated";

    private final Path jar;

    public SimulatorJar(Path jar) {
        this.jar = jar;
    }

    public boolean exists() {
        return Files.isRegularFile(jar);
    }

    /**
     * Loads the jar's security provider.
     *
     * @throws StartRefusedException if there is none in it
     */
    public Provider provider() {
        try {
            // Never closed: the provider lives as long as the base.
            var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            return ServiceLoader.load(Provider.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.getService("TerminalFactory", TERMINAL_FACTORY) != null)
                    .findFirst()
                    .orElseThrow(
                            () -> new StartRefusedException("cardmint.base.simulator.jar has no simulated reader."));
        } catch (MalformedURLException | ServiceConfigurationError | LinkageError e) {
            throw new StartRefusedException("cardmint.base.simulator.jar cannot be loaded.", e);
        }
    }
}
