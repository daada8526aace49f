package dev.cardmint.simulator.applications;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.securechannel.DataKey;

/**
 * A loyalty scheme's records: grouping SSRR is record RR of the file with short identifier SS, all in the clear. READ
 * RECORD gives them back (ISO/IEC 7816-4, 11.3.3) once the application is personalized.
 */
final class LoyaltyApplication implements Application {

    private static final int READ_RECORD = 0xB2;
    private static final int LAST_FILE = 30;

    private final Aid aid;
    private final ApplicationMemory memory;

    LoyaltyApplication(Aid aid, ApplicationMemory memory) {
        this.aid = aid;
        this.memory = memory;
    }

    @Override
    public Bytes select() {
        return Tlv.of(0x6F, new Tlv(0x84, aid.value()), Tlv.of(0xA5)).encode();
    }

    @Override
    public ResponseApdu process(CommandApdu command) {
        boolean known = command.cla() == 0x00 || command.cla() == 0x80;
        CommandRefusedException.unless(known, Status.UNKNOWN_CLA);
        CommandRefusedException.unless(command.cla() == 0x00 && command.ins() == READ_RECORD, Status.UNKNOWN_INS);
        CommandRefusedException.unless((command.p2() & 7) == 4, Status.WRONG_P1_P2);
        CommandRefusedException.unless(memory.isPersonalized(), Status.CONDITIONS);
        int file = command.p2() >> 3;
        CommandRefusedException.unless(memory.has(file << 8 | 1), Status.NOT_FOUND);
        Bytes content = memory.read(file << 8 | command.p1());
        if (content == null) {
            throw new CommandRefusedException(Status.RECORD_NOT_FOUND);
        }
        return new ResponseApdu(content, StatusWord.SUCCESS);
    }

    @Override
    public boolean takesPersonalization() {
        return memory.lifeCycle() == ApplicationMemory.SELECTABLE;
    }

    @Override
    public void startPersonalization() {
        CommandRefusedException.unless(takesPersonalization(), Status.CONDITIONS);
        memory.clear();
    }

    @Override
    public void store(Dgi dgi, DataKey dek) {
        int file = dgi.identifier() >> 8;
        boolean record = file >= 1 && file <= LAST_FILE && (dgi.identifier() & 0xFF) != 0;
        CommandRefusedException.unless(record, Status.REFERENCE_NOT_FOUND);
        CommandRefusedException.unless(!dgi.encrypted(), Status.WRONG_DATA);
        memory.write(dgi.identifier(), dgi.content().toByteArray());
    }

    /** The first record of the first file is the member's. */
    @Override
    public void finishPersonalization() {
        CommandRefusedException.unless(memory.has(0x0101), Status.CONDITIONS);
        memory.lifeCycle(ApplicationMemory.PERSONALIZED);
    }
}
