package dev.cardmint.lab.demo;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.LabException;
import dev.cardmint.lab.site.ReaderKind;
import dev.cardmint.lab.site.SiteOptions;
import dev.cardmint.lab.site.SiteOptions.SitePorts;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the person asked for.
 *
 * @param once issue the samples and end, instead of leaving the services up
 * @param fresh begin with an empty folder
 * @param cards how many cards to issue at most
 * @param readers what the cards are put into
 * @param scenario what is shown
 */
record DemoOptions(
        Path project,
        Path folder,
        boolean once,
        boolean fresh,
        long seed,
        int cards,
        @Nullable Break broken,
        SitePorts ports,
        ReaderKind readers,
        Scenario scenario) {

    private static final int CENTER_PORT = 8443;
    private static final int BASE_PORT = 8080;
    private static final int TRAY_PORT = 8082;

    /** What a demo that ends by itself shows. */
    enum Scenario {
        /** Issues the samples. */
        SAMPLES,
        /** Issues one card of each profile. */
        EVERY_PROFILE,
        /** Issues a card, damages it, and makes it again. */
        REISSUE
    }

    static DemoOptions parse(CommandLine line) {
        Path project = line.path("--project", Path.of("."));
        boolean once = line.flag("--once");
        String broken = line.text("--break");
        DemoOptions options = new DemoOptions(
                project,
                line.path("--folder", project.resolve(".demo")),
                once,
                line.flag("--fresh"),
                line.number("--seed", new SecureRandom().nextInt(1_000_000)),
                (int) line.number("--cards", Integer.MAX_VALUE),
                broken == null ? null : Break.parse(broken),
                ports(line, once),
                ReaderKind.of(line),
                scenario(line.text("--profiles"), line.text("--scenario")));
        line.end();
        options.requireSense();
        return options;
    }

    private static Scenario scenario(@Nullable String profiles, @Nullable String name) {
        if (profiles != null && !profiles.equals("all")) {
            throw new LabException("--profiles takes all, not " + profiles);
        }
        if (name != null && (!name.equals("reissue") || profiles != null)) {
            throw new LabException("--scenario takes reissue, not " + name + ", and no --profiles beside it");
        }
        if (name != null) {
            return Scenario.REISSUE;
        }
        return profiles == null ? Scenario.SAMPLES : Scenario.EVERY_PROFILE;
    }

    private void requireSense() {
        boolean special = scenario != Scenario.SAMPLES;
        if (special && (!once || broken != null || cards != Integer.MAX_VALUE)) {
            throw new LabException("--profiles and --scenario go with --once, and not with --break or --cards");
        }
    }

    private static SitePorts ports(CommandLine line, boolean once) {
        return new SitePorts(
                (int) line.number("--center-port", once ? 0 : CENTER_PORT),
                (int) line.number("--base-port", once ? 0 : BASE_PORT),
                (int) line.number("--tray-port", once ? 0 : TRAY_PORT));
    }

    SiteOptions site() {
        return SiteOptions.of(project.toAbsolutePath().normalize(), folder, ports, readers);
    }
}
