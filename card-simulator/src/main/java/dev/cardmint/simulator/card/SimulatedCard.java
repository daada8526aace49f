package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.files.FileSystem;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.transmission.Answer;
import dev.cardmint.simulator.transmission.ApduExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A GlobalPlatform card (GPC 2.3.1), or one of files alone (ISO/IEC 7816-4), that answers one command at a time and
 * keeps its state in an image file or in memory. Not safe for use by several threads at once: it is one chip.
 */
public final class SimulatedCard implements AutoCloseable {

    private final CardState state;
    private final CardMemory memory;
    private final OperatingSystem environment;
    private final ApduExchange exchange;

    SimulatedCard(CardState state, CardMemory memory, RandomGenerator random) {
        this.state = state;
        this.memory = memory;
        FileSystem files = state.files();
        environment = files == null ? new CardEnvironment(state, random) : new FileEnvironment(files, state);
        exchange = ApduExchange.over(state.birth().transmission());
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

    /** What the card speaks (ISO/IEC 7816-3, 10 and 11). */
    public Protocol protocol() {
        return state.birth().transmission().protocol();
    }

    /** Power off and on: logical channels, selections, secure channels and open chains are gone. */
    public void reset() {
        environment.reset();
        exchange.reset();
    }

    /** Runs one command; its effect is in the image before the answer is given. */
    public ResponseApdu process(CommandApdu command) {
        return process(command.encode());
    }

    /** Answers one command, whatever the bytes are; its effect is in the image before the answer is given. */
    public ResponseApdu process(Bytes command) {
        return process(command, Interference.NONE);
    }

    ResponseApdu process(Bytes bytes, Interference interference) {
        state.countApdu();
        ResponseApdu answer = exchange.exchange(bytes, command -> {
            Answer whole = environment.execute(command, interference.status());
            return new Answer(interference.spoil(command, whole), whole.hasRMac());
        });
        memory.save(state.encode());
        return answer;
    }

    /** A command that arrived but had no effect: the power went before. */
    void receiveOnly() {
        state.countApdu();
        memory.save(state.encode());
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

    /** Whether the card answers the next INITIALIZE UPDATE late, because too many have failed. */
    boolean slowsDown() {
        return state.isBeyondFreeTries() && !state.isAuthenticationBlocked();
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

    /** Load files in ROM, then those that came by LOAD. */
    public List<LoadedPackage> loadFiles() {
        return state.content().loadFiles().stream()
                .map(each -> new LoadedPackage(each.aid(), each.self().version().toString()))
                .toList();
    }

    /** Whether the card has files and nothing of GlobalPlatform: neither production data nor keys of a domain. */
    public boolean hasFilesOnly() {
        return state.files() != null;
    }

    /** Bytes of non-volatile memory that nothing has taken. */
    public int memoryFree() {
        FileSystem files = state.files();
        return files == null ? state.memory().free() : files.free();
    }

    /** Check values of the keys of a version. */
    List<Bytes> keyChecks(int version) {
        KeySet keySet = state.keySet(version);
        return keySet == null ? List.of() : keySet.keys().checkValues();
    }

    /** Everything that the card keeps, keys included, as an image holds it. */
    byte[] encodedState() {
        return state.encode();
    }

    /** Load files and applications with their data, as an image holds them. */
    byte[] encodedContent() {
        return state.encodeContent();
    }

    /** Keys with their counters, as an image holds them. */
    byte[] encodedKeys() {
        return state.encodeKeys();
    }

    /** Releases the image file and wipes the keys in memory. */
    @Override
    public void close() {
        environment.reset();
        memory.close();
        state.close();
    }
}
