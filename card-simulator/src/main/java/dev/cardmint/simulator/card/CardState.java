package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that the card keeps without power. */
final class CardState implements AutoCloseable {

    static final Aid SECURITY_DOMAIN = Aid.parse("A000000151000000");
    static final int MAX_MEMORY = 32 * 1024;
    static final int MAX_KEY_SETS = 4;
    static final int MAX_APPLICATIONS = 8;

    private static final int FORMAT = 1;

    private final CardBirth birth;
    private final List<KeySet> keySets = new ArrayList<>();
    private final List<ApplicationInstance> applications = new ArrayList<>();
    private final Set<String> faultsDone = new TreeSet<>();
    private CardLifeCycle lifeCycle = CardLifeCycle.OP_READY;
    private long apdusReceived;
    private int failedAuthentications;
    private int unfinishedAuthentications;

    CardState(CardBirth birth) {
        this.birth = birth;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IOException if it is anything else
     */
    static CardState decode(byte[] encoded) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(encoded));
        if (in.readUnsignedByte() != FORMAT) {
            throw new IOException("Unknown format of a card image");
        }
        try {
            return decode(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("Damaged card image", e);
        }
    }

    private static CardState decode(DataInput in) throws IOException {
        var state = new CardState(CardBirth.readFrom(in));
        CardLifeCycle lifeCycle = CardLifeCycle.of(in.readUnsignedByte());
        if (lifeCycle == null) {
            throw new IOException("Unknown life cycle in a card image");
        }
        state.lifeCycle = lifeCycle;
        state.apdusReceived = in.readLong();
        state.failedAuthentications = in.readInt();
        state.unfinishedAuthentications = in.readInt();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            state.keySets.add(KeySet.readFrom(in));
        }
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            state.applications.add(ApplicationInstance.readFrom(in));
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            state.faultsDone.add(in.readUTF());
        }
        return state;
    }

    byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try {
            encode(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array is always writable
        }
        return bytes.toByteArray();
    }

    private void encode(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        birth.writeTo(out);
        out.writeByte(lifeCycle.code());
        out.writeLong(apdusReceived);
        out.writeInt(failedAuthentications);
        out.writeInt(unfinishedAuthentications);
        out.writeByte(keySets.size());
        for (KeySet keySet : keySets) {
            keySet.writeTo(out);
        }
        out.writeByte(applications.size());
        for (ApplicationInstance instance : applications) {
            instance.writeTo(out);
        }
        out.writeShort(faultsDone.size());
        for (String fault : faultsDone) {
            out.writeUTF(fault);
        }
    }

    static Bytes readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return Bytes.copyOf(bytes);
    }

    static void writeBytes(DataOutput out, Bytes bytes) throws IOException {
        out.writeByte(bytes.size());
        out.write(bytes.toByteArray());
    }

    CardBirth birth() {
        return birth;
    }

    /** In the order in which they came to be; P1 00 of INITIALIZE UPDATE means the first. */
    List<KeySet> keySets() {
        return keySets;
    }

    @Nullable
    KeySet keySet(int version) {
        return keySets.stream()
                .filter(each -> version == 0 || each.version() == version)
                .findFirst()
                .orElse(null);
    }

    List<ApplicationInstance> applications() {
        return applications;
    }

    @Nullable
    ApplicationInstance application(Bytes aid) {
        return applications.stream()
                .filter(each -> each.aid().value().equals(aid))
                .findFirst()
                .orElse(null);
    }

    int memoryUsed() {
        return applications.stream().mapToInt(each -> each.memory().size()).sum();
    }

    /** Faults of the memory that have happened and do not happen again. */
    Set<String> faultsDone() {
        return faultsDone;
    }

    CardLifeCycle lifeCycle() {
        return lifeCycle;
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
        int limit = birth.authenticationLimit();
        return limit > 0 && unfinishedAuthentications >= limit; // a failed one is unfinished, too
    }

    @Override
    public void close() {
        keySets.forEach(KeySet::close);
        applications.forEach(instance -> instance.memory().clear());
    }
}
