package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** What tells a chip from every other in its card production life cycle data (tag 9F7F), as any host can read it. */
final class ChipData {

    private static final int HEADER = 3;
    private static final int SIZE = 42;

    private ChipData() {}

    /** Fabricator, fabrication date, serial number and batch, 10 bytes; {@code null} if the card tells none. */
    static @Nullable Bytes read(WholeAnswers card) {
        ResponseApdu answer = card.transmit(new CommandApdu(0x80, 0xCA, 0x9F, 0x7F, Bytes.EMPTY, 256));
        Bytes data = answer.data();
        if (!answer.statusWord().succeeded() || data.size() != HEADER + SIZE) {
            return null;
        }
        Bytes cplc = data.slice(HEADER, data.size());
        return cplc.slice(0, 2).concat(cplc.slice(10, 18));
    }
}
