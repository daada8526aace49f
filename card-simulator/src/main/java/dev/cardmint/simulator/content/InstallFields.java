package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.CardContent;
import java.util.ArrayList;
import java.util.List;

/**
 * The data field of INSTALL (GPC 2.3.1, 11.5.2.3): fields, each after its length, which is one byte or 81 and one byte.
 *
 * @param fields as many as the kind of INSTALL has
 */
record InstallFields(List<Bytes> fields) {

    private static final int LONG_LENGTH = 0x81;
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
            boolean isLong = data.unsigned(at) == LONG_LENGTH && at + 1 < data.size();
            int begin = isLong ? at + 2 : at + 1;
            int end = begin + data.unsigned(begin - 1);
            unless(end <= data.size(), Status.WRONG_DATA);
            fields.add(data.slice(begin, end));
            at = end;
        }
        unless(fields.size() == count, Status.WRONG_DATA);
        return new InstallFields(fields);
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
    void requireSecurityDomain(int index) {
        Bytes aid = get(index);
        unless(aid.isEmpty() || aid.equals(CardContent.SECURITY_DOMAIN.value()), Status.REFERENCE_NOT_FOUND);
    }
}
