package dev.cardmint.lab.site;

import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.cards.PcscSlots;
import dev.cardmint.lab.cards.ReaderSlots;
import dev.cardmint.lab.certificates.Identity;
import dev.cardmint.lab.certificates.LabAuthority;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.keys.LabVault;
import dev.cardmint.lab.link.Link;
import dev.cardmint.lab.operators.Bootstrap;
import dev.cardmint.lab.operators.LabOperators;
import dev.cardmint.lab.postgres.LabPostgres;
import dev.cardmint.lab.process.Ports;
import dev.cardmint.lab.process.RunningRecord;
import dev.cardmint.lab.tray.TrayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A center and a base that run, with all they need; closing it stops them and leaves the folder for the next run. */
public final class LabSite implements AutoCloseable {

    private final SiteOptions options;
    private final LabFolder folder;
    private final Jars jars;
    private final LabTerminals terminals;
    private final LabOperators operators;
    private final LabVault vault;
    private final @Nullable LabPostgres postgres;
    private final @Nullable PcscSlots pcsc;
    private final CardTable table;
    private final TrayServer tray;
    private final Link link;
    private final int centerPort;
    private final int basePort;
    private final Service center;
    private final Service base;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LabSite(SiteOptions options, LabFolder folder) {
        this.options = options;
        this.folder = folder;
        this.jars = new Jars(options.project());
        this.centerPort = Ports.claim(options.ports().center(), "--center-port");
        this.basePort = Ports.claim(options.ports().base(), "--base-port");
        this.terminals = new LabTerminals(LabAuthority.in(folder.certificates(), Clock.systemUTC()));
        this.operators = LabOperators.in(folder.operators());
        this.vault = new LabVault(jars.center(), folder.vault(), folder.vaultKey());
        vault.createIfMissing(options.keyPurpose());
        Bootstrap.of(terminals.all(), operators).write(folder.bootstrap());
        this.pcsc = options.readers() == ReaderKind.PCSC
                ? PcscSlots.open(folder.root().resolve("pcscd"))
                : null;
        this.table = new CardTable(folder, pcsc == null ? ReaderSlots.FOLDERS : pcsc);
        this.postgres =
                options.database() == null ? LabPostgres.start(folder.database(), options.databaseSettings()) : null;
        this.tray = TrayServer.start(
                Ports.claim(options.ports().tray(), "--tray-port"), table, () -> vault.export("transport"));
        this.link = Link.lay(centerPort);
        this.center = new Service("center", jars.center(), folder, asTerminal(LabTerminals.OFFICE), Launch.PLAIN);
        this.base = new Service("base", jars.base(), folder, JsonClient.of(local("http", basePort)), baseLaunch());
        centerSettings().write(folder.settings("center"));
        baseSettings().write(folder.settings("base"));
    }

    /** Makes everything ready in a folder and starts the database; the services are started by {@link #start()}. */
    public static LabSite open(SiteOptions options) {
        LabFolder folder = LabFolder.hold(options.folder());
        try {
            RunningRecord.stopLeftovers(folder.running());
            return new LabSite(options, folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Stops what a killed site left running in a folder. */
    public static void stopLeftovers(Path root) {
        try (LabFolder folder = LabFolder.hold(root)) {
            RunningRecord.stopLeftovers(folder.running());
            LabPostgres.stopLeftover(folder.database());
        }
    }

    private Settings centerSettings() {
        DatabaseAddress database = database();
        Identity identity = terminals.center();
        return new Settings()
                .set("server.address", "127.0.0.1")
                .set("server.port", centerPort)
                .set("spring.datasource.url", database.url())
                .set("spring.datasource.username", database.user())
                .set("spring.datasource.password", database.password())
                .set("cardmint.center.tls.certificate", identity.certificate())
                .set("cardmint.center.tls.private-key", identity.privateKey())
                .set("cardmint.center.tls.client-ca", identity.authority())
                .set("cardmint.profiles.activate-unproved", true)
                .set("cardmint.keys.vault-file", folder.vault())
                .set("cardmint.keys.vault-key-file", folder.vaultKey())
                .set("cardmint.registry.bootstrap-file", folder.bootstrap())
                .set("logging.level.root", options.logLevel());
    }

    /** What a program needs in its environment to reach the readers. */
    public Map<String, String> pcscSocket() {
        return pcsc == null
                ? Map.of()
                : Map.of("PCSCLITE_CSOCK_NAME", pcsc.service().socket().toString());
    }

    private Launch baseLaunch() {
        List<String> machine = List.of("@" + jars.baseOptions(), "-Djna.boot.library.path=" + jars.nativeLibraries());
        return new Launch(machine, pcscSocket(), options.systemCalls());
    }

    private DatabaseAddress database() {
        DatabaseAddress given = options.database();
        if (given != null || postgres == null) {
            return Objects.requireNonNull(given);
        }
        return new DatabaseAddress(postgres.url(), postgres.user(), postgres.password());
    }

    private Settings baseSettings() {
        OwnerOnly.folder(folder.tray().resolve("reader-1"));
        OwnerOnly.folder(folder.tray().resolve("reader-2"));
        Settings settings = new Settings()
                .set("server.address", "127.0.0.1")
                .set("server.port", basePort)
                .set("cardmint.base.home", baseHome())
                .set("cardmint.base.center-url", local("https", link.port()))
                .set("cardmint.base.console.tray", tray.address())
                .set("cardmint.base.disposal.method", "SIMULATED")
                .set("cardmint.base.disposal.unit", "Simulated mill")
                .set("cardmint.base.disposal.level", 4)
                .set("logging.level.root", options.logLevel());
        return pcsc != null
                ? settings.set("cardmint.base.pcsc", true)
                : settings.set("cardmint.base.simulator.jar", jars.simulator())
                        .set("cardmint.base.simulator.tray", folder.tray());
    }

    /** The base has its key, its certificate and the center's authority, and no other file of the lab. */
    private Path baseHome() {
        Identity identity = terminals.identity(LabTerminals.BASE);
        Path home = OwnerOnly.folder(folder.baseHome(LabTerminals.BASE));
        try {
            copy(identity.privateKey(), home.resolve("terminal-key.pem"));
            copy(identity.certificate(), home.resolve("terminal-certificate.pem"));
            copy(identity.authority(), home.resolve("center-ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static URI local(String scheme, int port) {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** Starts both services at once and waits for both. */
    public void start() {
        center.launch();
        base.launch();
        center.awaitReady();
        base.awaitReady();
    }

    /** The center's REST interface, called as one of the terminals that it knows. */
    public JsonClient asTerminal(String id) {
        return JsonClient.of(local("https", centerPort), terminals.identity(id).tls());
    }

    public Identity terminal(String id) {
        return terminals.identity(id);
    }

    public URI centerAddress() {
        return local("https", centerPort);
    }

    public URI baseAddress() {
        return local("http", basePort);
    }

    /** Starts one of the services, center or base, and waits for it. */
    public void start(String service) {
        service(service).launch();
        service(service).awaitReady();
    }

    public void stop(String service) {
        service(service).stop();
    }

    /** As if its machine had lost power. */
    public void kill(String service) {
        service(service).kill();
    }

    private Service service(String name) {
        return switch (name) {
            case "center" -> center;
            case "base" -> base;
            default -> throw new IllegalArgumentException("No service " + name);
        };
    }

    /** The base's REST interface. */
    public JsonClient base() {
        return base.client();
    }

    /** Cards and what they are put into. */
    public CardTable table() {
        return table;
    }

    /** The PC/SC service and its readers, or {@code null} where readers are folders. */
    public @Nullable PcscSlots pcsc() {
        return pcsc;
    }

    /** Where a person puts virtual cards into readers. */
    public URI trayAddress() {
        return tray.address();
    }

    public LabFolder folder() {
        return folder;
    }

    public Jars jars() {
        return jars;
    }

    public LabOperators operators() {
        return operators;
    }

    public LabVault vault() {
        return vault;
    }

    public Link link() {
        return link;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        base.stop();
        center.stop();
        tray.close();
        link.close();
        if (pcsc != null) {
            pcsc.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        folder.close();
    }
}
