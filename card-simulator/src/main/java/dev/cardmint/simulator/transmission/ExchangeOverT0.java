package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Over T=0 a command has either data or an answer with data (ISO/IEC 7816-3, 10 and 12.2): P3 is the length of the one
 * or the other. After a command with data the answer waits for GET RESPONSE; a wrong length of an answer is put right
 * by 6Cxx, and the same command again brings the answer that waits, without a second effect.
 *
 * <pre>
 * case 1  CLA INS P1 P2          as if P3 were 00
 * case 2  CLA INS P1 P2 P3       P3 = Le
 * case 3  CLA INS P1 P2 P3 data  P3 = Lc
 * case 4  as case 3; an Le at the end is kept by the reader
 * </pre>
 */
final class ExchangeOverT0 extends ApduExchange {

    private static final int HEADER = 4;

    private Bytes repeatable = Bytes.EMPTY;

    @Override
    public ResponseApdu exchange(Bytes bytes, CardEnd card) {
        Bytes header = bytes.slice(0, Math.min(HEADER, bytes.size()));
        boolean repeated = bytes.size() <= HEADER + 1 && header.equals(repeatable);
        if (!repeatable.isEmpty() && !repeated) {
            held().drop();
        }
        repeatable = Bytes.EMPTY;
        CommandApdu command = read(bytes);
        if (command == null) {
            held().drop();
            return WRONG_LENGTH;
        }
        if (isGetResponse(command)) {
            return getResponse(command);
        }
        if (!repeated) {
            held().hold(command, card.execute(command).response());
        }
        return command.data().isEmpty() ? deliver(header, command.ne()) : held().part(0);
    }

    private static @Nullable CommandApdu read(Bytes bytes) {
        if (bytes.size() < HEADER) {
            return null;
        }
        int p3 = bytes.size() == HEADER ? 0 : bytes.unsigned(HEADER);
        if (bytes.size() <= HEADER + 1) {
            return command(bytes, Bytes.EMPTY, p3 == 0 ? HeldAnswer.SHORT_RESPONSE : p3);
        }
        int end = HEADER + 1 + p3;
        boolean whole = p3 > 0 && (bytes.size() == end || bytes.size() == end + 1);
        return whole ? command(bytes, bytes.slice(HEADER + 1, end), 0) : null;
    }

    private static CommandApdu command(Bytes bytes, Bytes data, int ne) {
        return new CommandApdu(bytes.unsigned(0), bytes.unsigned(1), bytes.unsigned(2), bytes.unsigned(3), data, ne);
    }

    private ResponseApdu deliver(Bytes header, int ne) {
        int size = held().size();
        boolean rightLength = size == ne || (size > ne && ne == HeldAnswer.SHORT_RESPONSE);
        if (size == 0 || rightLength) {
            return held().part(ne);
        }
        repeatable = header;
        return ResponseApdu.of(held().withSize(0x6C));
    }

    @Override
    public void reset() {
        super.reset();
        repeatable = Bytes.EMPTY;
    }

    @Override
    boolean isWrong(int ne, int size) {
        return ne > size;
    }
}
