package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What a base leaves behind when it has issued cards: it runs under a trace of its system calls and logs everything at
 * DEBUG, and after the outcome its files, its log and all live objects in its memory are searched.
 */
@ExtendWith(PcscSite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaseKeepsNothingIT {

    private static final int CARDS = 20;

    /** The virtual machine says there what of its memory a core file would have; none is written. */
    private static final String CORE_FILTER = "/proc/self/coredump_filter";

    /** The C library asks there for the user's name. */
    private static final String NAME_SERVICE = "/var/run/nscd/socket";

    private final Site site;
    private final Clerk clerk;
    private final Planted planted;
    private SystemCalls calls = SystemCalls.of(List.of());

    BaseKeepsNothingIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
        this.planted = new Planted(site);
    }

    @BeforeAll
    void issueCards() {
        for (int i = 0; i < CARDS; i++) {
            takeOut();
            String record = clerk.order(Orders.order(planted.person()));
            clerk.insertBlank("kept-" + UUID.randomUUID());
            JsonNode end = clerk.issue(record);
            assertThat(end.path("outcome").path("result").asString())
                    .as("%s", end)
                    .isEqualTo("ISSUED");
            planted.card(site.does("transcript " + Clerk.READER).path("transcript"));
        }
        clerk.base().get("/api/card-requests?state=ISSUED").isOk();
        assertThat(planted.wrapped()).isGreaterThan(CARDS * 10);
        calls = PcscSite.systemCalls(
                site); // now: to write its memory down, as a test has it do later, the base opens a file
    }

    private void takeOut() {
        if (!clerk.reader().path("state").asString().equals("EMPTY")) {
            clerk.pull();
        }
    }

    @AfterAll
    void takeTheLastCardOut() {
        takeOut();
    }

    @Test
    void opensNoFileForWriting() {
        assertThat(calls.opened(home().resolve("terminal-key.pem").toString()))
                .as("the trace began before the base read its key")
                .isTrue();
        assertThat(calls.writing())
                .filteredOn(call -> !CORE_FILTER.equals(call.path()))
                .isEmpty();
    }

    @Test
    void speaksWithTheCenterTheReadersAndItsPageOnly() {
        Pattern known = Pattern.compile("sun_path=\"(%s|%s)\"|sin6?_port=htons\\((%d|%d)\\),.*127\\.0\\.0\\.1\""
                .formatted(
                        NAME_SERVICE,
                        Pattern.quote(site.text("pcscSocket")),
                        Integer.parseInt(site.text("link")),
                        site.address("base").getPort()));

        assertThat(calls.named("connect")).isNotEmpty().allMatch(call -> known.matcher(call.given())
                .find());
        assertThat(calls.named("bind")).hasSize(1).allMatch(call -> known.matcher(call.given())
                .find());
        assertThat(calls.named("socket")).allMatch(call -> call.given().contains("SOCK_STREAM"));
    }

    @Test
    void startsNoOtherProgram() {
        assertThat(calls.named("execve"))
                .singleElement()
                .extracting(SystemCalls.Call::given)
                .asString()
                .contains("base-service.jar");
        assertThat(calls.named("execveat")).isEmpty();
    }

    @Test
    void leavesNothingInItsFilesAndItsLog() throws IOException {
        Path log = site.folder("folder").resolve("logs/base.log");
        Set<String> found = new TreeSet<>(planted.needles().foundIn(log));
        try (Stream<Path> files = Files.list(home())) {
            files.forEach(file -> found.addAll(planted.needles().foundIn(file)));
        }

        assertThat(Files.readString(log)).contains("DEBUG");
        assertThat(found).isEmpty();
    }

    /**
     * The search finds the clerk's token, which the base has while the card is in the reader. A password was typed
     * last, on a connection over which nothing came after it.
     */
    @Test
    void keepsNothingInItsMemory() throws IOException, InterruptedException {
        assertThat(site.clerk()).isNotNull();
        Path dump = liveObjects();
        try {
            Needles token =
                    new Needles().text("the token", String.valueOf(clerk.base().token()));
            assertThat(token.foundIn(dump)).as("what is there is found").isNotEmpty();
            Set<String> found = planted.needles().foundIn(dump);
            assertThat(found).as("found in the memory: %s", found).isEmpty();
        } finally {
            Files.delete(dump);
        }
    }

    /** A dump of what is reachable from anywhere in the base's virtual machine. */
    private Path liveObjects() throws IOException, InterruptedException {
        Path dump = site.folder("folder").resolve("base.hprof");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                pid(),
                "GC.heap_dump",
                dump.toString());
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return dump;
    }

    private String pid() {
        try {
            return Files.readAllLines(site.folder("folder").resolve("running/base"))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path home() {
        return site.folder("folder").resolve("base-home/base-1");
    }
}
