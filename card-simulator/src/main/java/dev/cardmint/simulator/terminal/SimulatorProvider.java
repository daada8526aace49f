package dev.cardmint.simulator.terminal;

import java.io.File;
import java.io.Serial;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Offers {@code TerminalFactory.getInstance("Simulated", tray, provider)}; the tray is a {@link Path}, file or text.
 */
public final class SimulatorProvider extends Provider {

    @Serial
    private static final long serialVersionUID = 1L;

    public static final String NAME = "CardmintSimulator";

    /** The terminal factory's type. */
    public static final String FACTORY = "Simulated";

    public SimulatorProvider() {
        super(NAME, "1", "Simulated smart card readers");
        putService(new TerminalFactoryService(this));
    }

    private static final class TerminalFactoryService extends Service {

        private TerminalFactoryService(Provider provider) {
            super(provider, "TerminalFactory", FACTORY, TrayTerminalFactory.class.getName(), List.of(), Map.of());
        }

        @Override
        public Object newInstance(@Nullable Object tray) throws NoSuchAlgorithmException {
            return new TrayTerminalFactory(Tray.at(folder(tray)));
        }

        private static Path folder(@Nullable Object tray) throws NoSuchAlgorithmException {
            if (tray instanceof Path path) {
                return path;
            }
            if (tray instanceof File file) {
                return file.toPath();
            }
            if (tray instanceof String text && !text.isBlank()) {
                return Path.of(text);
            }
            throw new NoSuchAlgorithmException("The factory needs the tray's folder");
        }
    }
}
