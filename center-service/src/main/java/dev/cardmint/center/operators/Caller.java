package dev.cardmint.center.operators;

import dev.cardmint.center.audit.Acting;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: a terminal, and the operator who is signed in there. A controller takes it as an argument and
 * asks for what its action needs; every refusal says in plain words what is missing.
 */
public record Caller(Terminal terminal, @Nullable Operator operator) implements Acting {

    @Override
    public String terminalId() {
        return terminal.id();
    }

    @Override
    public @Nullable String operatorName() {
        return operator == null ? null : operator.username();
    }

    /** The signed-in operator, or 401. */
    public Operator requireOperator() {
        if (operator == null) {
            throw new ProblemException(ProblemType.NOT_SIGNED_IN, "Sign in at this terminal first.");
        }
        return operator;
    }

    /** The signed-in operator if in one of these roles, else 401 or 403. */
    public Operator requireRole(Role... roles) {
        Operator who = requireOperator();
        if (!Arrays.asList(roles).contains(who.role())) {
            String wanted = Arrays.stream(roles).map(Role::words).collect(Collectors.joining(" or "));
            throw notAllowed("This needs a %s; %s is signed in as %s."
                    .formatted(wanted, who.username(), who.role().words()));
        }
        return who;
    }

    /** The terminal if of one of these kinds, else 403. */
    public Terminal requireTerminal(TerminalKind... kinds) {
        if (!Arrays.asList(kinds).contains(terminal.kind())) {
            String wanted = Arrays.stream(kinds).map(Caller::words).collect(Collectors.joining(" or "));
            throw notAllowed(
                    "This is done at %s; terminal %s is %s.".formatted(wanted, terminal.id(), words(terminal.kind())));
        }
        return terminal;
    }

    /** The operator of the branch that this terminal belongs to, working at a base, else 401 or 403. */
    public Operator requireOperatorAtBase() {
        requireTerminal(TerminalKind.BASE);
        Operator who = requireOperator();
        requireBranch(terminal.branch());
        return who;
    }

    /** The operator if of this branch, else 401 or 403. */
    public Operator requireBranch(String branch) {
        Operator who = requireOperator();
        if (!who.branch().equals(branch)) {
            throw notAllowed(
                    "%s works for branch %s, not for branch %s.".formatted(who.username(), who.branch(), branch));
        }
        return who;
    }

    private static ProblemException notAllowed(String detail) {
        return new ProblemException(ProblemType.NOT_ALLOWED, detail);
    }

    private static String words(TerminalKind kind) {
        return switch (kind) {
            case BASE -> "a base";
            case OFFICE -> "an office desk";
            case CUSTOMER -> "a customer's system";
        };
    }
}
