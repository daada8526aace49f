package dev.cardmint.lab.site;

import dev.cardmint.lab.process.SystemCalls;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site is to be like.
 *
 * @param project the folder with the built modules
 * @param folder where the site keeps everything
 * @param ports 0 for a free one
 * @param database a database of somebody else's, or {@code null} for the site's own
 * @param databaseSettings settings of the site's own database that differ from the lab's
 * @param keyPurpose DRILL, or PRODUCTION to see that drill terminals are refused
 * @param logLevel of both services
 * @param readers what cards are put into
 * @param systemCalls where those of the base are written down, or {@code null} if they are not
 */
public record SiteOptions(
        Path project,
        Path folder,
        SitePorts ports,
        @Nullable DatabaseAddress database,
        Map<String, String> databaseSettings,
        String keyPurpose,
        String logLevel,
        ReaderKind readers,
        @Nullable SystemCalls systemCalls) {

    public SiteOptions {
        databaseSettings = Map.copyOf(databaseSettings);
    }

    /** Where the services listen. */
    public record SitePorts(int center, int base, int tray) {

        public static final SitePorts FREE = new SitePorts(0, 0, 0);
    }

    public static SiteOptions of(Path project, Path folder, SitePorts ports, ReaderKind readers) {
        return new SiteOptions(project, folder, ports, null, Map.of(), "DRILL", "INFO", readers, null);
    }
}
