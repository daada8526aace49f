package dev.cardmint.center.dryrun;

import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a card type fared on a simulated card. All bytes are in hexadecimal. It tells the values that were written, to
 * the officer who asked and to nobody else.
 *
 * @param passed whether the card was recognized, issued and proved as its profile says
 * @param problem what went wrong first, or {@code null}
 * @param parts the commands, those in a row through the same channel together
 * @param values what became of each value
 * @param notes what else should be known before the card type comes into use
 */
public record DryRun(
        String profile,
        int version,
        String digest,
        boolean passed,
        @Nullable Problem problem,
        Conclusion conclusion,
        Card card,
        Recognized recognized,
        List<Part> parts,
        List<EncodedValue> values,
        List<String> notes) {

    public DryRun {
        parts = List.copyOf(parts);
        values = List.copyOf(values);
        notes = List.copyOf(notes);
    }

    /**
     * The first thing that went wrong.
     *
     * @param place the path of the field that it comes from
     * @param line of the document
     * @param command that was refused, or {@code null}
     * @param answered status word of its answer, or {@code null}
     * @param meaning of the status word, or {@code null}
     */
    public record Problem(
            String message,
            String place,
            int line,
            @Nullable String command,
            @Nullable String answered,
            @Nullable String meaning) {}

    /**
     * What a session would have ended with.
     *
     * @param message the words for the clerk
     */
    public record Conclusion(
            Outcome.Result result,
            Proof proof,
            String code,
            String message,
            int rMacsVerified,
            int roundTripsPredicted,
            int roundTripsTaken,
            int commands,
            int bytesToCard,
            int bytesFromCard) {}

    /**
     * The card that was made.
     *
     * @param channel protocol, option and level, or {@code null} if it has no secure channel
     * @param keys key set and version that it was made with, or {@code null}
     */
    public record Card(
            String technology,
            @Nullable String channel,
            @Nullable String keys) {}

    /**
     * What it was taken for.
     *
     * @param as the card types that it fits, with their versions
     */
    public record Recognized(String atr, List<Readout> readouts, List<String> as) {

        public Recognized {
            readouts = List.copyOf(readouts);
            as = List.copyOf(as);
        }

        /** A readout command and its answer. */
        public record Readout(String name, String command, String answer) {}
    }

    /**
     * Commands through one channel.
     *
     * @param channel counted from 1, or 0 in the clear
     */
    public record Part(int channel, String title, List<Command> commands) {

        public Part {
            commands = List.copyOf(commands);
        }
    }

    /**
     * One command.
     *
     * @param purpose the plan's name for it
     * @param place the path of the field that it comes from
     * @param plain before it was wrapped, keys and secrets left out; {@code null} of what is the channel's own
     * @param sent as the card got it
     * @param answered as the card gave it
     * @param answer with its protection taken off, or {@code null} if that did not hold
     */
    public record Command(
            int roundTrip,
            String purpose,
            String place,
            int line,
            @Nullable String plain,
            String sent,
            String answered,
            @Nullable String answer,
            String verdict) {

        /** Not the bytes. */
        @Override
        public String toString() {
            return "Command[%s]".formatted(purpose);
        }
    }

    /**
     * A piece of what was written.
     *
     * @param where data grouping or file, then the data objects around it
     * @param from values of the record, with what they were
     * @param encoded {@code null} of a secret
     */
    public record EncodedValue(
            String where,
            String encoding,
            List<String> from,
            @Nullable String encoded) {

        public EncodedValue {
            from = List.copyOf(from);
        }

        /** Not the value. */
        @Override
        public String toString() {
            return "EncodedValue[%s]".formatted(where);
        }
    }

    /** Neither values nor commands. */
    @Override
    public String toString() {
        return "DryRun[%s/%d, %s]".formatted(profile, version, passed ? conclusion.proof() : "failed");
    }
}
