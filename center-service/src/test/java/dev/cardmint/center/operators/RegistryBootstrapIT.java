package dev.cardmint.center.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.operators.RegistryBootstrap.Settings;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.center.terminals.Terminals;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CenterTest
class RegistryBootstrapIT {

    private static final String TERMINAL =
            "{\"id\":\"base-9\",\"kind\":\"BASE\",\"branch\":\"north\",\"drill\":true,\"certificateSha256\":\"%s\"}"
                    .formatted("9a".repeat(32));

    @Autowired
    private Terminals terminals;

    @Autowired
    private Operators operators;

    @Autowired
    private AuditEntries audit;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    @Nullable
    Path folder;

    @Test
    void leavesWhatIsRegisteredAsItIs() {
        terminals.setState("base-2", TerminalState.SUSPENDED);
        try {
            start(TestRegistry.instance().file("registry.json"));

            assertThat(terminals.find("base-2")).extracting("state").isEqualTo(TerminalState.SUSPENDED);
        } finally {
            terminals.setState("base-2", TerminalState.ACTIVE);
        }
    }

    @Test
    void addsWhatIsNew() {
        start(file("{\"terminals\":[%s],\"operators\":[]}".formatted(TERMINAL)));

        assertThat(terminals.find("base-9")).isNotNull();
        assertThat(audit.after(0, 100_000)).anySatisfy(entry -> assertThat(entry.kind() + entry.terminal())
                .isEqualTo("terminal.registeredbase-9"));
    }

    @Test
    void registersNothingOfAFileThatIsWrong() {
        String noHash = "{\"username\":\"eve\",\"displayName\":\"Eve\",\"role\":\"CLERK\",\"branch\":\"north\","
                + "\"passwordHash\":\"{noop}planted\"}";
        Path wrong = file("{\"terminals\":[%s],\"operators\":[%s]}"
                .formatted(TERMINAL.replace("base-9", "base-8").replace("9a", "8a"), noHash));

        assertThatIllegalStateException()
                .isThrownBy(() -> start(wrong))
                .withMessageContaining("cardmint.registry.bootstrap-file")
                .withMessageContaining("The password hash of eve is no bcrypt hash")
                .withMessageNotContaining("planted");
        assertThat(terminals.find("base-8")).isNull();
        assertThat(operators.find("eve")).isNull();
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(Path.of("no-such-file.json")))
                .withMessageContaining("no-such-file.json");
    }

    private void start(Path file) {
        new RegistryBootstrap(new Settings(file), terminals, operators, json, transaction).afterPropertiesSet();
    }

    private Path file(String content) {
        try {
            return Files.writeString(Objects.requireNonNull(folder).resolve("registry.json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
