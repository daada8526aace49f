package dev.cardmint.center.sessions;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read of a card that no one card type fits, for whoever is to find out why: the answer to reset, and the
 * first bytes and the status word of each answer. None of it is a person's datum; it was read in the clear.
 */
final class CardInWords {

    private static final int SHOWN = 16;

    private CardInWords() {}

    static String of(RecognitionRequest request, List<RecognitionEntry> fitting) {
        String types = fitting.isEmpty()
                ? "Fits no card type in use."
                : fitting.stream()
                        .map(entry -> "%s (version %d)".formatted(entry.profile(), entry.version()))
                        .collect(Collectors.joining(" and ", "Fits ", "."));
        return Stream.concat(
                        Stream.of(
                                "%s Read: ATR %s".formatted(types, request.atr().toHex())),
                        request.answers().stream().map(CardInWords::of))
                .collect(Collectors.joining("; "));
    }

    private static String of(ReadoutAnswer answer) {
        ResponseApdu response = ResponseApdu.parse(answer.response());
        int size = response.data().size();
        String data = response.data().slice(0, Math.min(SHOWN, size)).toHex();
        return "%s %s%s%s"
                .formatted(answer.name(), data, size > SHOWN ? "… " : size > 0 ? " " : "", response.statusWord());
    }
}
