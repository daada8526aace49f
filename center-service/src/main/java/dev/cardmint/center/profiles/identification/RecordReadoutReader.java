package dev.cardmint.center.profiles.identification;

import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.PinEntry;
import dev.cardmint.model.relay.PinEntry.PinFormat;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a profile says of how a card tells whose it is. */
public final class RecordReadoutReader {

    private static final int LONGEST_ANSWER = 255;

    private final Map<String, ValueRule> values;
    private final Function<StrictObject, Readout> readouts;

    /**
     * A reader for one profile.
     *
     * @param values the profile's
     * @param readouts reads one readout, which must be of a reading command
     */
    public RecordReadoutReader(Map<String, ValueRule> values, Function<StrictObject, Readout> readouts) {
        this.values = values;
        this.readouts = readouts;
    }

    /** Reads {@code identification.record}. */
    public RecordReadout read(StrictObject object) {
        List<Readout> commands = object.objects("readouts", readouts);
        var names = new HashSet<String>();
        for (Readout readout : commands) {
            if (!names.add(readout.name())) {
                throw object.wrong("readouts", "%s stands twice".formatted(readout.name()));
            }
        }
        String in = object.text("in");
        if (!names.contains(in)) {
            throw object.wrong("in", "must be the name of one of the readouts");
        }
        PinEntry entry = object.has("pin") ? pinEntry(object.object("pin"), names) : null;
        AnswerPlace place = place(object);
        ValueDecoding encoding = object.constant("encoding", ValueDecoding.class);
        ValueRule rule = rule(object, encoding);
        var read = new RecordReadout(
                commands, entry, in, place, encoding, pad(object, encoding, rule), object.text("value"));
        object.done();
        return read;
    }

    /** Tries are counted by the card: the holder types, nobody else, and only when a card is to be made again. */
    private static PinEntry pinEntry(StrictObject object, Set<String> readouts) {
        String before = object.text("before");
        if (!readouts.contains(before)) {
            throw object.wrong("before", "must be the name of one of the readouts");
        }
        var entry = new PinEntry(
                before, object.bytes("reference", 1, 1).unsigned(0), object.constant("format", PinFormat.class));
        object.done();
        return entry;
    }

    private static AnswerPlace place(StrictObject object) {
        if (object.has("path") == object.has("from")) {
            throw object.wrong("path", "or from and length must say where the value stands, and not both");
        }
        if (object.has("path")) {
            return new AnswerPlace.TlvPath(tags(object));
        }
        return new AnswerPlace.Position(
                object.number("from", 0, LONGEST_ANSWER), object.number("length", 1, LONGEST_ANSWER));
    }

    private static List<Integer> tags(StrictObject object) {
        var tags = new ArrayList<Integer>();
        for (Bytes tag : object.anyBytes("path", 1, 3)) {
            try {
                tags.add(Tlv.parse(tag.concat(Bytes.of(0))).tag());
            } catch (MalformedTlvException e) {
                throw object.wrong("path", "has what is no tag of BER-TLV");
            }
        }
        return tags;
    }

    private ValueRule rule(StrictObject object, ValueDecoding encoding) {
        String name = object.text("value");
        ValueRule rule = values.get(name);
        if (rule == null) {
            throw object.wrong("value", "there is no value " + name);
        }
        if (!encoding.tells(rule.type())) {
            throw object.wrong("value", "of type %s does not come back from %s".formatted(rule.type(), encoding));
        }
        return rule;
    }

    /** A pad must not be taken for the value's end: F is no digit, and a value of fixed length has its end. */
    private static @Nullable Character pad(StrictObject object, ValueDecoding encoding, ValueRule rule) {
        if (!object.has("pad")) {
            return null;
        }
        String pad = object.text("pad");
        boolean fits =
                switch (encoding) {
                    case DIGITS -> pad.equals("F") || (pad.equals("0") && rule.type() == ValueType.DIGITS);
                    case ASCII -> pad.matches("20|00");
                    case UTF8 -> false;
                };
        if (!fits) {
            throw object.wrong(
                    "pad", "is F, or 0 behind DIGITS; behind ASCII it is 20 or 00, behind UTF8 there is none");
        }
        return encoding == ValueDecoding.DIGITS ? pad.charAt(0) : (char) Integer.parseInt(pad, 16);
    }
}
