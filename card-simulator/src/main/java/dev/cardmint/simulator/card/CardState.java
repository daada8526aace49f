package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.birth.CardBirth;
import dev.cardmint.simulator.files.FileSystem;
import dev.cardmint.simulator.keys.KeyRing;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.CardContent;
import dev.cardmint.simulator.registry.MemoryAccount;
import dev.cardmint.simulator.securechannel.ChannelOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that the card keeps without power. */
final class CardState implements AutoCloseable {

    private static final int FORMAT = 4;

    private final CardBirth birth;
    private final KeyRing keys;
    private final CardContent content;
    private final MemoryAccount memory;
    private final @Nullable FileSystem files;
    private final Set<String> faultsDone = new TreeSet<>();
    private CardLifeCycle lifeCycle = CardLifeCycle.OP_READY;
    private long apdusReceived;
    private int failedAuthentications;
    private int unfinishedAuthentications;

    CardState(CardBirth birth) {
        this(birth, new KeyRing(), new CardContent(birth.content()));
    }

    /** What a card of files keeps; it has no security domain and no keys of one. */
    CardState(CardBirth birth, FileSystem files) {
        this(birth, new KeyRing(), new CardContent(birth.content()), files);
    }

    private CardState(CardBirth birth, KeyRing keys, CardContent content) {
        this(birth, keys, content, null);
    }

    private CardState(CardBirth birth, KeyRing keys, CardContent content, @Nullable FileSystem files) {
        this.files = files;
        this.birth = birth;
        this.keys = keys;
        this.content = content;
        memory = new MemoryAccount(birth.content().memory(), content, keys);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IOException if it is anything else
     */
    static CardState decode(byte[] encoded) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(encoded));
        if (in.readUnsignedByte() != FORMAT) {
            throw new IOException("it was made by another version of this program; make a new blank");
        }
        try {
            return decode(in);
        } catch (EOFException | IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
    }

    private static CardState decode(DataInput in) throws IOException {
        CardBirth birth = CardBirth.readFrom(in);
        CardLifeCycle lifeCycle = CardLifeCycle.of(in.readUnsignedByte());
        if (lifeCycle == null) {
            throw new IOException("it is damaged");
        }
        long apdusReceived = in.readLong();
        int failed = in.readInt();
        int unfinished = in.readInt();
        KeyRing keys = KeyRing.readFrom(in);
        CardContent content = CardContent.readFrom(in, birth.content());
        FileSystem files = in.readBoolean() ? FileSystem.readFrom(in, new SecureRandom()) : null;
        var state = new CardState(birth, keys, content, files);
        state.lifeCycle = lifeCycle;
        state.apdusReceived = apdusReceived;
        state.failedAuthentications = failed;
        state.unfinishedAuthentications = unfinished;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            state.faultsDone.add(in.readUTF());
        }
        return state;
    }

    byte[] encode() {
        return written(this::encode);
    }

    /** Load files and applications alone, without what every command counts. */
    byte[] encodeContent() {
        return written(content::writeTo);
    }

    /** Keys alone, with their counters. */
    byte[] encodeKeys() {
        return written(keys::writeTo);
    }

    private static byte[] written(Part part) {
        var bytes = new ByteArrayOutputStream();
        try {
            part.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array is always writable
        }
        return bytes.toByteArray();
    }

    private interface Part {
        void writeTo(DataOutput out) throws IOException;
    }

    private void encode(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        birth.writeTo(out);
        out.writeByte(lifeCycle.code());
        out.writeLong(apdusReceived);
        out.writeInt(failedAuthentications);
        out.writeInt(unfinishedAuthentications);
        keys.writeTo(out);
        content.writeTo(out);
        out.writeBoolean(files != null);
        if (files != null) {
            files.writeTo(out);
        }
        out.writeShort(faultsDone.size());
        for (String fault : faultsDone) {
            out.writeUTF(fault);
        }
    }

    CardBirth birth() {
        return birth;
    }

    /** In the order in which they came to be; P1 00 of INITIALIZE UPDATE means the first. */
    List<KeySet> keySets() {
        return keys.sets();
    }

    @Nullable
    KeySet keySet(int version) {
        return keys.set(version);
    }

    /** The protocol that a key set is for, or {@code null} if the card has none. */
    @Nullable
    ChannelOption option(KeySet keySet) {
        return birth.channel().optionFor(keySet.keys().type());
    }

    KeyRing keys() {
        return keys;
    }

    Aid securityDomain() {
        return content.securityDomain();
    }

    CardContent content() {
        return content;
    }

    /** The files of a card that has nothing else, or {@code null}. */
    @Nullable
    FileSystem files() {
        return files;
    }

    MemoryAccount memory() {
        return memory;
    }

    List<ApplicationInstance> applications() {
        return content.applications();
    }

    @Nullable
    ApplicationInstance application(Bytes aid) {
        return content.application(aid);
    }

    /** Faults of the memory that have happened and do not happen again. */
    Set<String> faultsDone() {
        return faultsDone;
    }

    CardLifeCycle lifeCycle() {
        return lifeCycle;
    }

    /** A locked card runs only what may be its last application (GPC 2.3.1, 5.1.1.4 and 6.6.2.1). */
    boolean allows(ApplicationInstance instance) {
        boolean last =
                lifeCycle == CardLifeCycle.CARD_LOCKED && instance.privileges().isFinalApplication();
        return last || lifeCycle.allowsContentManagement();
    }

    void lifeCycle(CardLifeCycle next) {
        lifeCycle = next;
    }

    long apdusReceived() {
        return apdusReceived;
    }

    void countApdu() {
        apdusReceived++;
    }

    int failedAuthentications() {
        return failedAuthentications;
    }

    int unfinishedAuthentications() {
        return unfinishedAuthentications;
    }

    /** Unfinished until {@link #authenticated}. */
    void authenticationStarted() {
        unfinishedAuthentications++;
    }

    void authenticationFailed() {
        failedAuthentications++;
    }

    void authenticated() {
        failedAuthentications = 0;
        unfinishedAuthentications = 0;
    }

    boolean isAuthenticationBlocked() {
        return isBeyondFreeTries() && birth.channel().authentications().reaction() == Reaction.REFUSES;
    }

    /** Whether the next try costs the one who makes it, in time or altogether. */
    boolean isBeyondFreeTries() {
        return birth.channel().authentications().isReached(unfinishedAuthentications, failedAuthentications);
    }

    @Override
    public void close() {
        keys.close();
        content.clear();
        if (files != null) {
            files.close();
        }
    }
}
