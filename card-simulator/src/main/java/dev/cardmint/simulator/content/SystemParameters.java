package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The system specific parameters EF of INSTALL (GPC 2.3.1, Tables 11-48 and 11-49), of which this card honours memory
 * and implicit selection and refuses the rest.
 *
 * @param template the objects within EF
 */
record SystemParameters(List<Tlv> template) {

    private static final int EF = 0xEF;
    private static final int CODE = 0xC6;
    private static final int VOLATILE = 0xC7;
    private static final int NON_VOLATILE = 0xC8;
    private static final int RESERVED_VOLATILE = 0xD7;
    private static final int RESERVED_NON_VOLATILE = 0xD8;
    private static final int IMPLICIT_SELECTION = 0xCF;

    private static final Set<Integer> SIZES =
            Set.of(CODE, VOLATILE, NON_VOLATILE, RESERVED_VOLATILE, RESERVED_NON_VOLATILE);

    /** Sizes have two bytes, or four for those that do not fit. */
    private static final Set<Integer> SIZES_OF_SIZES = Set.of(2, 4);

    SystemParameters {
        template = List.copyOf(template);
    }

    /** Reads the parameters of INSTALL; without EF there are none. */
    static SystemParameters of(List<Tlv> parameters) {
        List<Tlv> template = parameters.stream()
                .filter(object -> object.tag() == EF)
                .findFirst()
                .map(Tlv::parts)
                .orElse(List.of());
        for (Tlv object : template) {
            boolean size = SIZES.contains(object.tag())
                    && SIZES_OF_SIZES.contains(object.value().size());
            boolean selection = object.tag() == IMPLICIT_SELECTION;
            unless(size || selection, Status.WRONG_DATA);
        }
        return new SystemParameters(template);
    }

    /** Non-volatile memory that must be free before a load file comes: its code and its data. */
    long neededToLoad() {
        return size(CODE, 0) + size(NON_VOLATILE, 0);
    }

    /** Volatile memory that must be there, whoever asks for it. */
    long neededVolatile() {
        return Math.max(size(VOLATILE, 0), size(RESERVED_VOLATILE, 0));
    }

    /** Bytes of non-volatile memory that an application may not exceed. */
    long quota() {
        return size(NON_VOLATILE, Integer.MAX_VALUE);
    }

    /** Bytes of non-volatile memory that are an application's whether it uses them or not. */
    long reserved() {
        return size(RESERVED_NON_VOLATILE, 0);
    }

    /** Implicit selection parameters, or {@code null} (GPC 2.3.1, Table 11-49). */
    @Nullable
    Bytes implicitSelection() {
        return value(IMPLICIT_SELECTION);
    }

    private long size(int tag, long otherwise) {
        Bytes value = value(tag);
        if (value == null) {
            return otherwise;
        }
        long size = 0;
        for (int i = 0; i < value.size(); i++) {
            size = size << 8 | value.unsigned(i);
        }
        return size;
    }

    private @Nullable Bytes value(int tag) {
        return template.stream()
                .filter(object -> object.tag() == tag)
                .findFirst()
                .map(Tlv::value)
                .orElse(null);
    }
}
