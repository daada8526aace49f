package dev.cardmint.simulator.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where distributions put PC/SC's client library; the JDK looks for a name that only its development package has. */
final class PcscLibrary {

    private static final String PROPERTY = "sun.security.smartcardio.library";
    private static final List<String> PLACES = List.of(
            "/usr/lib/x86_64-linux-gnu/libpcsclite.so.1",
            "/usr/lib/aarch64-linux-gnu/libpcsclite.so.1",
            "/usr/lib64/libpcsclite.so.1",
            "/usr/lib/libpcsclite.so.1",
            "/usr/local/lib/libpcsclite.so.1");

    private PcscLibrary() {}

    /** Tells the JDK, unless somebody has; on other systems than Linux it finds the library itself. */
    static void announce() {
        if (System.getProperty(PROPERTY) == null) {
            PLACES.stream()
                    .filter(place -> Files.exists(Path.of(place)))
                    .findFirst()
                    .ifPresent(place -> System.setProperty(PROPERTY, place));
        }
    }
}
