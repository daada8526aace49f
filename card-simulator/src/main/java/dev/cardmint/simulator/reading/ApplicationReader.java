package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that an application gives out, by the grouping that it came from: a payment-like one what its
 * processing options name (EMV Book 3, 10), another one its files.
 */
final class ApplicationReader {

    private static final int SELECTION = 0x9102;
    private static final int PROCESSING_OPTIONS = 0x9104;
    private static final int CHECK_VALUES = 0x9000;

    private static final int SHORT_LE = 256;

    private final WholeAnswers card;
    private final Map<Integer, Bytes> read = new TreeMap<>();

    /** Reads over a channel that gives whole answers. */
    ApplicationReader(WholeAnswers card) {
        this.card = card;
    }

    /**
     * Contents by DGI; what the card refuses or answers malformed is missing.
     *
     * @param groupings what files are looked for
     */
    Map<Integer, Bytes> read(Aid application, Collection<Integer> groupings) {
        Tlv information = object(new CommandApdu(0x00, 0xA4, 0x04, 0x00, application.value(), SHORT_LE));
        Tlv options = object(new CommandApdu(0x80, 0xA8, 0, 0, Bytes.of(0x83, 0), SHORT_LE));
        if (options == null) {
            return new FileReading(card).read(groupings);
        }
        Tlv selection = part(information, 0xA5);
        if (selection != null) {
            read.put(SELECTION, selection.encode());
        }
        read.put(PROCESSING_OPTIONS, options.value());
        Tlv locator = part(options, 0x94);
        if (locator != null) {
            readRecords(locator.value());
        }
        Tlv checkValues = object(new CommandApdu(0x80, 0xCA, 0xDF, 0x00, Bytes.EMPTY, SHORT_LE));
        if (checkValues != null) {
            read.put(CHECK_VALUES, checkValues.value());
        }
        return read;
    }

    private void readRecords(Bytes locator) {
        for (int at = 0; at + 4 <= locator.size(); at += 4) {
            int file = locator.unsigned(at) >> 3;
            for (int record = locator.unsigned(at + 1); record <= locator.unsigned(at + 2); record++) {
                ResponseApdu answer =
                        card.transmit(new CommandApdu(0x00, 0xB2, record, file << 3 | 4, Bytes.EMPTY, SHORT_LE));
                if (answer.statusWord().succeeded()) {
                    read.put(file << 8 | record, answer.data());
                }
            }
        }
    }

    private @Nullable Tlv object(CommandApdu command) {
        ResponseApdu answer = card.transmit(command);
        try {
            return answer.statusWord().succeeded() ? Tlv.parse(answer.data()) : null;
        } catch (MalformedTlvException e) {
            return null;
        }
    }

    private static @Nullable Tlv part(@Nullable Tlv object, int tag) {
        try {
            return object == null ? null : object.part(tag);
        } catch (MalformedTlvException e) {
            return null;
        }
    }
}
