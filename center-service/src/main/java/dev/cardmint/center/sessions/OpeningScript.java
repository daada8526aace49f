package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.Select;
import dev.cardmint.center.personalization.files.GetChallenge;
import dev.cardmint.center.personalization.files.InternalAuthenticate;
import dev.cardmint.center.personalization.files.SelectFile;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.sessions.persistence.OfferRow.Terms;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The commands that a base sends under an offer before it opens a card session: what the chip must answer to be trusted
 * with data. The last answer is what the first script is made for.
 */
record OpeningScript(List<PlannedCommand> commands) {

    static final String INITIALIZE_UPDATE = "INITIALIZE UPDATE";
    static final String INTERNAL_AUTHENTICATE = "INTERNAL AUTHENTICATE";
    static final String GET_CHALLENGE = "GET CHALLENGE";

    /** Referenced data not found (ISO/IEC 7816-4, Table 6; GPCS Table E-11). */
    private static final StatusWord NO_SUCH_KEYS = StatusWord.parse("6A88");

    /** Selected, and the card is locked (GPCS Table 11-84). */
    private static final StatusWord LOCKED = StatusWord.parse("6283");

    OpeningScript {
        commands = List.copyOf(commands);
    }

    static OpeningScript of(CardTypeProfile profile, Terms terms) {
        Duration limit = profile.timeLimits().standard();
        return profile.technology() instanceof FileSystemTerms files
                ? ofFiles(files, terms, limit)
                : ofSecurityDomain(profile.globalPlatform(), terms, limit);
    }

    private static OpeningScript ofSecurityDomain(GlobalPlatformTerms card, Terms terms, Duration limit) {
        var initializeUpdate = new InitializeUpdate(keyVersion(card, terms), terms.hostChallenge());
        CommandApdu select = new Select(card.securityDomain()).toCommand();
        return new OpeningScript(List.of(
                terms.operation().isOfOldCard()
                        ? new PlannedCommand("SELECT", select, limit, List.of(StatusWord.SUCCESS, LOCKED))
                        : new PlannedCommand("SELECT", select, limit),
                new PlannedCommand(INITIALIZE_UPDATE, initializeUpdate.toCommand(), limit)));
    }

    /**
     * A blank must have its transport keys, an issued card its issuer's; of a chip in doubt the answer tells which keys
     * it has.
     */
    private static KeyVersionNumber keyVersion(GlobalPlatformTerms card, Terms terms) {
        return switch (terms.operation()) {
            case ISSUE, REISSUE ->
                card.transportKeysOrUsual(terms.transportKeys()).keys().keyVersion();
            case RETIRE, LOCK, UNLOCK -> card.issuerKeys().keyVersion();
            case INSPECT -> KeyVersionNumber.DEFAULT;
        };
    }

    /** The card's challenge comes last: it holds for the next command only. */
    private static OpeningScript ofFiles(FileSystemTerms card, Terms terms, Duration limit) {
        var commands = new ArrayList<PlannedCommand>();
        CommandApdu select = new SelectFile(FilePath.MASTER_FILE, card.selectReturns()).toCommand();
        commands.add(new PlannedCommand("SELECT", select, limit));
        if (card.accessKey() != null) {
            var authenticate = new InternalAuthenticate(card.accessKey().reference(), terms.hostChallenge());
            commands.add(new PlannedCommand(INTERNAL_AUTHENTICATE, authenticate.toCommand(), limit));
            commands.add(new PlannedCommand(GET_CHALLENGE, new GetChallenge().toCommand(), limit));
        }
        return new OpeningScript(commands);
    }

    int size() {
        return commands.size();
    }

    /** Whether every command was answered with a status word that counts as success for it. */
    boolean isAnsweredBy(List<ResponseApdu> answers) {
        return answers.size() == size()
                && IntStream.range(0, size()).allMatch(index -> commands.get(index)
                        .success()
                        .contains(answers.get(index).statusWord()));
    }

    String name(int index) {
        return commands.get(index).name();
    }

    /** What a refusal says beyond its status word, as a sentence after a space; empty if nothing. */
    String reason(int index, StatusWord refusal) {
        PlannedCommand refused = commands.get(index);
        return refused.name().equals(INITIALIZE_UPDATE) && refusal.equals(NO_SUCH_KEYS)
                ? " It has no keys of version %02X.".formatted(refused.plain().p1())
                : "";
    }

    private static ScriptCommand inTheClear(PlannedCommand command) {
        boolean usual = command.success().equals(List.of(StatusWord.SUCCESS));
        return new ScriptCommand(command.plain().encode(), usual ? null : command.success(), null, null);
    }

    /** What goes to the base. */
    Script toScript(Duration timeLimit) {
        return new Script(commands.stream().map(OpeningScript::inTheClear).toList(), List.of(StatusWord.SUCCESS), (int)
                timeLimit.toMillis());
    }
}
