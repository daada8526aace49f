package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.MalformedApduException;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * Over T=1 a command comes whole, with Le or without (ISO/IEC 7816-3, 11; ISO/IEC 7816-4, 5.2). Of an answer longer
 * than Ne the rest is fetched, which after a command without Le is all of it.
 */
final class ExchangeOverT1 extends ApduExchange {

    private static final int P3 = 4;

    private final boolean extendedLength;

    ExchangeOverT1(boolean extendedLength) {
        this.extendedLength = extendedLength;
    }

    @Override
    public ResponseApdu exchange(Bytes bytes, CardEnd card) {
        CommandApdu command;
        try {
            command = CommandApdu.parse(bytes);
        } catch (MalformedApduException e) {
            return refuse();
        }
        if (isExtended(bytes) && !extendedLength) {
            return refuse();
        }
        if (isGetResponse(command)) {
            return getResponse(command);
        }
        held().drop();
        Answer answer = card.execute(command);
        held().hold(command, answer.response());
        return held().part(limit(command, answer));
    }

    private ResponseApdu refuse() {
        held().drop();
        return WRONG_LENGTH;
    }

    private static boolean isExtended(Bytes command) {
        return command.size() > P3 + 1 && command.unsigned(P3) == 0;
    }

    /**
     * An R-MAC comes also without Le, as in published conversations: the host asked for it with the channel's level.
     */
    private static int limit(CommandApdu command, Answer answer) {
        return command.ne() == 0 && answer.hasRMac() ? HeldAnswer.SHORT_RESPONSE : command.ne();
    }

    @Override
    boolean isWrong(int ne, int size) {
        return ne == 0;
    }
}
