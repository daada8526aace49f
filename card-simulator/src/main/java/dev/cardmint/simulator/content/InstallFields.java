package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * The data field of INSTALL (GPC 2.3.1, 11.5.2.3): fields, each after its length: one byte, 81 and one, or 82 and two
 * (11.1.5).
 *
 * @param fields as many as the kind of INSTALL has
 */
record InstallFields(List<Bytes> fields) {

    private static final int ONE_BYTE = 0x81;
    private static final int TWO_BYTES = 0x82;
    private static final int SHORTEST_AID = 5;
    private static final int LONGEST_AID = 16;

    InstallFields {
        fields = List.copyOf(fields);
    }

    /** Refuses anything but a number of whole fields. */
    static InstallFields parse(Bytes data, int count) {
        var fields = new ArrayList<Bytes>();
        int at = 0;
        while (at < data.size()) {
            int begin = at + lengthBytes(data, at);
            int end = begin + length(data, at, begin);
            unless(end <= data.size(), Status.WRONG_DATA);
            fields.add(data.slice(begin, end));
            at = end;
        }
        unless(fields.size() == count, Status.WRONG_DATA);
        return new InstallFields(fields);
    }

    /** How many bytes the length takes that begins here; what is cut off is a length of one byte, and too long. */
    private static int lengthBytes(Bytes data, int at) {
        int left = data.size() - at;
        return switch (data.unsigned(at)) {
            case ONE_BYTE -> Math.min(2, left);
            case TWO_BYTES -> left < 3 ? 1 : 3;
            default -> 1;
        };
    }

    private static int length(Bytes data, int at, int end) {
        int last = data.unsigned(end - 1);
        return end - at == 3 ? data.unsigned(at + 1) << 8 | last : last;
    }

    Bytes get(int index) {
        return fields.get(index);
    }

    Aid aid(int index) {
        Bytes value = get(index);
        unless(value.size() >= SHORTEST_AID && value.size() <= LONGEST_AID, Status.WRONG_DATA);
        return new Aid(value);
    }

    /** Refuses a command in which any of these fields says something. */
    void requireEmpty(int... indexes) {
        for (int index : indexes) {
            unless(get(index).isEmpty(), Status.WRONG_DATA);
        }
    }

    /** Refuses any security domain but the only one there is; an empty field means it, too. */
    void requireSecurityDomain(int index, Aid only) {
        Bytes aid = get(index);
        unless(aid.isEmpty() || aid.equals(only.value()), Status.REFERENCE_NOT_FOUND);
    }
}
