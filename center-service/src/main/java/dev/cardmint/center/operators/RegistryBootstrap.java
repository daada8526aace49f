package dev.cardmint.center.operators;

import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.center.terminals.Terminals;
import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Registers the first terminals and operators from a file. What is registered already stays as it is. */
@Component
class RegistryBootstrap implements InitializingBean {

    private static final String BCRYPT = "\\{bcrypt}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    private final Settings settings;
    private final Terminals terminals;
    private final Operators operators;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    RegistryBootstrap(
            Settings settings,
            Terminals terminals,
            Operators operators,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.terminals = terminals;
        this.operators = operators;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        Path file = settings.bootstrapFile();
        if (file != null) {
            Registry registry = read(file);
            transaction.executeWithoutResult(status -> register(registry));
        }
    }

    private Registry read(Path file) {
        try {
            return json.readValue(Files.readString(file), Registry.class);
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(
                    "cardmint.registry.bootstrap-file: cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void register(Registry registry) {
        for (NewTerminal terminal : registry.terminals()) {
            if (terminals.find(terminal.id()) == null) {
                terminals.save(terminal.toTerminal());
            }
        }
        for (NewOperator operator : registry.operators()) {
            if (operators.find(operator.username()) == null) {
                operators.add(operator.toOperator(), operator.passwordHash());
            }
        }
    }

    /**
     * Where the first entries stand.
     *
     * @param bootstrapFile JSON with terminals and operators, or {@code null} for none
     */
    @ConfigurationProperties("cardmint.registry")
    record Settings(@Nullable Path bootstrapFile) {}

    record Registry(List<NewTerminal> terminals, List<NewOperator> operators) {

        Registry {
            terminals = List.copyOf(terminals);
            operators = List.copyOf(operators);
        }
    }

    record NewTerminal(String id, TerminalKind kind, String branch, boolean drill, String certificateSha256) {

        Terminal toTerminal() {
            return new Terminal(id, kind, branch, drill, Bytes.ofHex(certificateSha256), TerminalState.ACTIVE);
        }
    }

    record NewOperator(String username, String displayName, Role role, String branch, String passwordHash) {

        NewOperator {
            if (!passwordHash.matches(BCRYPT)) {
                throw new IllegalArgumentException("The password hash of %s is no bcrypt hash".formatted(username));
            }
        }

        Operator toOperator() {
            return new Operator(username, displayName, role, branch);
        }

        @Override
        public String toString() {
            return username;
        }
    }
}
