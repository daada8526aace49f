package dev.cardmint.base.recognition;

import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.GetResponse;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest.Chosen;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a card in the clear, and what that makes of it.
 *
 * @param chosen its card type by the table, or {@code null} if no one entry fits
 */
record CardReading(List<ReadoutAnswer> answers, @Nullable Chosen chosen) {

    CardReading {
        answers = List.copyOf(answers);
    }

    /** Reads a card in a reader, with a time limit for each readout. */
    static CardReading of(CardHold card, RecognitionReadouts readouts, Duration timeLimit) {
        return of(card.atr(), readouts, command -> GetResponse.exchange(card, command.toByteArray(), timeLimit));
    }

    /**
     * Sends readouts in order; a card that refuses one is asked the next. A card told by its answer to reset is sent
     * nothing that is meant for others, and one that no entry or several fit nothing that is meant for one.
     *
     * @param card answers a command APDU
     */
    static CardReading of(Bytes atr, RecognitionReadouts readouts, UnaryOperator<Bytes> card) {
        List<ReadoutAnswer> answers = readouts.fitting(atr).isEmpty() ? run(readouts.readouts(), card) : List.of();
        List<RecognitionEntry> fitting = readouts.fitting(atr, answers);
        if (fitting.size() != 1) {
            return new CardReading(answers, null);
        }
        RecognitionEntry entry = fitting.get(0);
        List<Readout> further = entry.identification().stream()
                .filter(readout ->
                        answers.stream().noneMatch(answer -> answer.name().equals(readout.name())))
                .toList();
        return new CardReading(
                Stream.concat(answers.stream(), run(further, card).stream()).toList(), Chosen.of(entry));
    }

    private static List<ReadoutAnswer> run(List<Readout> readouts, UnaryOperator<Bytes> card) {
        return readouts.stream()
                .map(readout -> new ReadoutAnswer(readout.name(), card.apply(readout.command())))
                .toList();
    }
}
