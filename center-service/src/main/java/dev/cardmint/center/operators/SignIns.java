package dev.cardmint.center.operators;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets operators in: user name and password become a token, wrong ones become a lock. */
@Service
public class SignIns {

    private final Operators operators;
    private final OperatorTokens tokens;
    private final SignInAttempts attempts;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final OperatorSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String nobody;

    SignIns(
            Operators operators,
            OperatorTokens tokens,
            SignInAttempts attempts,
            PasswordEncoder passwords,
            AuditLog audit,
            OperatorSettings settings,
            Clock clock,
            TransactionTemplate transaction) {
        this.operators = operators;
        this.tokens = tokens;
        this.attempts = attempts;
        this.passwords = passwords;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
        this.nobody = Objects.requireNonNull(passwords.encode("nobody"));
    }

    /** What a successful sign-in yields; the token is shown this once. */
    public record SignedIn(String token, Operator operator, Instant expiresAt) {

        @Override
        public String toString() {
            return "SignedIn[" + operator + "]";
        }
    }

    /** Checks a password; as much work for an unknown user name as for a known one. */
    public SignedIn signIn(Caller caller, String username, String password) {
        Terminal terminal = caller.requireTerminal(TerminalKind.BASE, TerminalKind.OFFICE);
        int tries = attempts.count(username, terminal);
        if (tries > settings.attempts()) {
            throw refused(AuditKind.SIGN_IN_LOCKED, caller, null);
        }
        Operator operator = operators.find(username);
        String hash = operators.passwordHash(username);
        boolean right = passwords.matches(password, hash == null ? nobody : hash);
        if (operator == null || hash == null || !right) {
            throw refused(AuditKind.SIGN_IN_FAILED, caller, operator);
        }
        return Objects.requireNonNull(transaction.execute(status -> open(operator, terminal)));
    }

    /** Ends a token at once. */
    public void signOut(Caller caller, OperatorToken token) {
        transaction.executeWithoutResult(status -> {
            tokens.remove(token.digest());
            audit.append(AuditEntry.of(AuditKind.SIGN_IN_ENDED).by(caller));
        });
    }

    /** The operator behind a token used at this terminal, or {@code null}. */
    @Nullable
    Operator operatorOf(OperatorToken token, Terminal terminal) {
        return tokens.use(token.digest(), terminal);
    }

    private SignedIn open(Operator operator, Terminal terminal) {
        Instant now = clock.instant();
        OperatorToken token = OperatorToken.random();
        Bytes digest = token.digest();
        Instant expiresAt = now.plus(settings.idle());
        attempts.forget(operator.username(), terminal);
        tokens.add(digest, operator, terminal, expiresAt, now.plus(settings.longest()));
        audit.append(AuditEntry.of(AuditKind.SIGN_IN_SUCCEEDED).by(new Caller(terminal, operator)));
        return new SignedIn(token.reveal(), operator, expiresAt);
    }

    /** An unknown user name stays out of the log: people type passwords into the wrong field. */
    private ProblemException refused(AuditKind kind, Caller caller, @Nullable Operator operator) {
        AuditEntry entry = AuditEntry.of(kind).by(caller);
        audit.appendRefusal(operator == null ? entry : entry.byOperator(operator.username()));
        return kind == AuditKind.SIGN_IN_LOCKED
                ? new ProblemException(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "Too many wrong passwords for this user name at this terminal. Wait %d minutes."
                                .formatted(settings.lockFor().toMinutes()))
                : new ProblemException(ProblemType.SIGN_IN_FAILED, "Check user name and password, and try again.");
    }
}
