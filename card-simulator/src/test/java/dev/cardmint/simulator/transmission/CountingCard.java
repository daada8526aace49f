package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** Answers with as many bytes as P1 and P2 say, each of them P2, and counts what it did. */
final class CountingCard implements CardEnd {

    int executed;
    boolean hasRMac;
    StatusWord status = StatusWord.SUCCESS;

    @Override
    public Answer execute(CommandApdu command) {
        executed++;
        byte[] data = new byte[command.p1() << 8 | command.p2()];
        Arrays.fill(data, (byte) command.p2());
        return new Answer(new ResponseApdu(Bytes.copyOf(data), status), hasRMac);
    }
}
