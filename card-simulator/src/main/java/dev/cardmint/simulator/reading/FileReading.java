package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the files of the selected application (ISO/IEC 7816-4, 11.2 to 11.4): a grouping is a transparent file of its
 * identifier, or a record, named by short file identifier and number.
 */
final class FileReading {

    private static final int NO_INFORMATION = 0x0C;
    private static final int SHORT_LE = 256;
    private static final int LAST_SHORT_IDENTIFIER = 30;

    private final WholeAnswers card;

    FileReading(WholeAnswers card) {
        this.card = card;
    }

    /** Contents by DGI; what the card refuses is missing. */
    Map<Integer, Bytes> read(Collection<Integer> groupings) {
        Map<Integer, Bytes> contents = new TreeMap<>();
        for (int grouping : groupings) {
            ResponseApdu selected = card.transmit(
                    new CommandApdu(0x00, 0xA4, 0x02, NO_INFORMATION, Bytes.of(grouping >> 8, grouping & 0xFF), 0));
            Bytes content = selected.statusWord().succeeded() ? wholeFile() : record(grouping);
            if (!content.isEmpty()) {
                contents.put(grouping, content);
            }
        }
        return contents;
    }

    /** All of the transparent file that is selected. */
    Bytes wholeFile() {
        Bytes content = Bytes.EMPTY;
        while (true) {
            int offset = content.size();
            ResponseApdu answer =
                    card.transmit(new CommandApdu(0x00, 0xB0, offset >> 8, offset & 0xFF, Bytes.EMPTY, SHORT_LE));
            content = content.concat(answer.data());
            if (!answer.statusWord().succeeded() || answer.data().size() < SHORT_LE) {
                return content;
            }
        }
    }

    private Bytes record(int grouping) {
        int file = grouping >> 8;
        if (file < 1 || file > LAST_SHORT_IDENTIFIER) {
            return Bytes.EMPTY;
        }
        return card.transmit(new CommandApdu(0x00, 0xB2, grouping & 0xFF, file << 3 | 4, Bytes.EMPTY, SHORT_LE))
                .data();
    }
}
