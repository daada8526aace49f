package dev.cardmint.simulator.registry;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Data objects of the issuer's own, which STORE DATA to the issuer security domain sets (GPC 2.3.1, 7.4.1). */
public final class IssuerObjects {

    /** Issuer Identification Number. */
    public static final int IIN = 0x42;

    /** Card Image Number, which is unique among the issuer's cards. */
    public static final int CIN = 0x45;

    private static final Set<Integer> SETTABLE = Set.of(IIN, CIN);
    private static final int LONGEST = 16;

    private final Map<Integer, Bytes> values = new TreeMap<>();

    /** Reads what {@link #writeTo} wrote. */
    static IssuerObjects readFrom(DataInput in) throws IOException {
        var objects = new IssuerObjects();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            objects.values.put(in.readUnsignedShort(), ImageBytes.read(in));
        }
        return objects;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(values.size());
        for (Map.Entry<Integer, Bytes> value : values.entrySet()) {
            out.writeShort(value.getKey());
            ImageBytes.write(out, value.getValue());
        }
    }

    /** The object with this tag, or {@code null} if it was never set. */
    public @Nullable Tlv get(int tag) {
        Bytes value = values.get(tag);
        return value == null ? null : new Tlv(tag, value);
    }

    /** Sets all of these objects, or none if one of them is unknown or has a wrong size. */
    public void set(List<Tlv> objects) {
        for (Tlv object : objects) {
            unless(SETTABLE.contains(object.tag()), Status.REFERENCE_NOT_FOUND);
            int size = object.value().size();
            unless(size >= 1 && size <= LONGEST, Status.WRONG_DATA);
        }
        objects.forEach(object -> values.put(object.tag(), object.value()));
    }
}
