package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.content.ApplicationInstance;
import dev.cardmint.simulator.keys.KeySet;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A GlobalPlatform card (GPC 2.3.1) that answers one command at a time and keeps its state in an image file or in
 * memory. Not safe for use by several threads at once: it is one chip.
 */
public final class SimulatedCard implements AutoCloseable {

    private static final int SELECT = 0xA4;
    private static final int GET_RESPONSE = 0xC0;
    private static final int BY_NAME = 0x04;
    private static final int SHORT_RESPONSE = 256;

    private final CardState state;
    private final CardMemory memory;
    private final CardSession session = new CardSession();
    private final IssuerSecurityDomain securityDomain;

    SimulatedCard(CardState state, CardMemory memory, RandomGenerator random) {
        this.state = state;
        this.memory = memory;
        securityDomain = new IssuerSecurityDomain(state, session, random);
    }

    /**
     * Opens an image file and locks it until {@link #close}.
     *
     * @throws CardImageException if it cannot be read, is no image or is open elsewhere
     */
    public static SimulatedCard open(Path image) {
        ImageFile file = ImageFile.open(image);
        try {
            return new SimulatedCard(CardState.decode(file.state()), file, new SecureRandom());
        } catch (IOException e) {
            file.close();
            throw new CardImageException("The card image %s cannot be used: %s".formatted(image, e.getMessage()), e);
        }
    }

    /** Answer to reset. */
    public Bytes atr() {
        return state.birth().transmission().atr();
    }

    /** Power off and on: selection, secure channel and open chains are gone. */
    public void reset() {
        session.select(null);
        session.remainingResponse(Bytes.EMPTY);
    }

    /** Runs one command; its effect is in the image before the answer is given. */
    public ResponseApdu process(CommandApdu command) {
        return process(command, null);
    }

    /** Runs a command, or answers a fault's status word in its place. */
    ResponseApdu process(CommandApdu command, @Nullable StatusWord fault) {
        state.countApdu();
        ResponseApdu answer = answer(command, fault);
        memory.save(state.encode());
        return answer;
    }

    /** A command that arrived but had no effect: the power went before. */
    void receiveOnly() {
        state.countApdu();
        memory.save(state.encode());
    }

    private ResponseApdu answer(CommandApdu command, @Nullable StatusWord fault) {
        session.lastAnswerHasRMac(false);
        try {
            if (command.cla() == 0 && command.ins() == GET_RESPONSE) {
                return getResponse(command);
            }
            session.remainingResponse(Bytes.EMPTY);
            return firstPart(command, dispatch(command, fault));
        } catch (CommandRefusedException e) {
            return ResponseApdu.of(e.statusWord());
        } catch (MalformedTlvException e) {
            return ResponseApdu.of(Status.WRONG_DATA);
        }
    }

    private ResponseApdu dispatch(CommandApdu command, @Nullable StatusWord fault) {
        if (command.cla() == 0 && command.ins() == SELECT) {
            return fault == null ? select(command) : ResponseApdu.of(fault);
        }
        ApplicationInstance selected = session.selected();
        if (selected == null) {
            return securityDomain.process(command, fault);
        }
        unless(state.lifeCycle().allowsContentManagement(), Status.CONDITIONS);
        return fault == null ? selected.application().process(command) : ResponseApdu.of(fault);
    }

    /** SELECT by name, or of the issuer security domain without one (GPC 2.3.1, 11.9). */
    private ResponseApdu select(CommandApdu command) {
        unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
        unless(command.p1() == BY_NAME && (command.p2() == 0 || command.p2() == 0x0C), Status.WRONG_P1_P2);
        boolean withoutInformation = command.p2() == 0x0C;
        if (CardState.SECURITY_DOMAIN.value().startsWith(command.data())) {
            session.select(null);
            StatusWord status =
                    state.lifeCycle() == CardLifeCycle.CARD_LOCKED ? Status.CARD_LOCKED : StatusWord.SUCCESS;
            return new ResponseApdu(withoutInformation ? Bytes.EMPTY : securityDomain.select(), status);
        }
        ApplicationInstance instance = selectable(command.data());
        session.select(instance);
        Bytes information = instance.application().select();
        return new ResponseApdu(withoutInformation ? Bytes.EMPTY : information, StatusWord.SUCCESS);
    }

    private ApplicationInstance selectable(Bytes name) {
        unless(state.lifeCycle().allowsContentManagement(), Status.NOT_FOUND);
        return state.applications().stream()
                .filter(each -> each.aid().value().startsWith(name) && each.isSelectable())
                .findFirst()
                .orElseThrow(() -> new CommandRefusedException(Status.NOT_FOUND));
    }

    /** What is longer than Ne comes in parts, 61xx telling of the rest (ISO/IEC 7816-4, 11.7.1). */
    private ResponseApdu firstPart(CommandApdu command, ResponseApdu answer) {
        int limit = command.ne() == 0 ? SHORT_RESPONSE : command.ne();
        if (answer.data().size() <= limit) {
            return answer;
        }
        session.remainingResponse(answer.data().slice(limit, answer.data().size()));
        return new ResponseApdu(answer.data().slice(0, limit), more());
    }

    private ResponseApdu getResponse(CommandApdu command) {
        unless(command.p1() == 0 && command.p2() == 0, Status.WRONG_P1_P2);
        Bytes rest = session.remainingResponse();
        unless(!rest.isEmpty(), Status.CONDITIONS);
        int size = Math.min(rest.size(), command.ne() == 0 ? SHORT_RESPONSE : command.ne());
        session.remainingResponse(rest.slice(size, rest.size()));
        boolean last = size == rest.size();
        return new ResponseApdu(rest.slice(0, size), last ? StatusWord.SUCCESS : more());
    }

    private StatusWord more() {
        int left = session.remainingResponse().size();
        return new StatusWord(0x6100 | (left > 0xFF ? 0 : left));
    }

    /** Whether the answer last given carries an R-MAC. */
    boolean lastAnswerHasRMac() {
        return session.lastAnswerHasRMac();
    }

    /** A fault of the memory in personalized data: inverts one bit, once in the card's life. */
    void flipPersonalized(int dgi, int offset) {
        String fault = "%04X:%d".formatted(dgi, offset);
        for (ApplicationInstance instance : state.applications()) {
            boolean due =
                    instance.memory().isPersonalized() && !state.faultsDone().contains(fault);
            if (due && instance.memory().flip(dgi, offset)) {
                state.faultsDone().add(fault);
                memory.save(state.encode());
            }
        }
    }

    /** All commands that ever reached this card. */
    public long apdusReceived() {
        return state.apdusReceived();
    }

    /** Failed EXTERNAL AUTHENTICATE commands since the last good one. */
    public int failedAuthentications() {
        return state.failedAuthentications();
    }

    /** INITIALIZE UPDATE commands since the last good EXTERNAL AUTHENTICATE. */
    public int unfinishedAuthentications() {
        return state.unfinishedAuthentications();
    }

    public CardLifeCycle lifeCycle() {
        return state.lifeCycle();
    }

    /** Key diversification data, 10 bytes. */
    public Bytes kdd() {
        return state.birth().kdd();
    }

    /** Card production life cycle data, 42 bytes. */
    public Bytes cplc() {
        return state.birth().cplc();
    }

    /** Versions of the key sets in the order in which they came to be. */
    public List<Integer> keyVersions() {
        return state.keySets().stream().map(KeySet::version).toList();
    }

    /** The installed applications and their life cycle states. */
    public List<InstalledApplication> applications() {
        return state.applications().stream()
                .map(each -> new InstalledApplication(each.aid(), each.memory().lifeCycle()))
                .toList();
    }

    /** Everything that the card keeps, keys included, as an image holds it. */
    byte[] encodedState() {
        return state.encode();
    }

    /** Load files and applications with their data, as an image holds them. */
    byte[] encodedContent() {
        return state.encodeContent();
    }

    /** Releases the image file and wipes the keys in memory. */
    @Override
    public void close() {
        session.select(null);
        memory.close();
        state.close();
    }
}
