package dev.cardmint.simulator.applications;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.securechannel.DataKey;

/**
 * An application whose code the card cannot run: it keeps what STORE DATA brings, in any structure, and answers SELECT
 * and nothing else. It may be personalized again, which replaces everything.
 */
final class PassiveApplication implements Application {

    private static final int UNSTRUCTURED = 0x0000;

    private final Aid aid;
    private final ApplicationMemory memory;

    PassiveApplication(Aid aid, ApplicationMemory memory) {
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
        throw new CommandRefusedException(known ? Status.UNKNOWN_INS : Status.UNKNOWN_CLA);
    }

    @Override
    public boolean takesPersonalization() {
        return memory.lifeCycle() == ApplicationMemory.SELECTABLE || memory.isPersonalized();
    }

    @Override
    public void startPersonalization() {
        CommandRefusedException.unless(takesPersonalization(), Status.CONDITIONS);
        memory.clear();
        memory.lifeCycle(ApplicationMemory.SELECTABLE);
    }

    @Override
    public void store(Dgi dgi, DataKey dek) {
        byte[] content = dgi.content().toByteArray();
        if (dgi.encrypted()) {
            CommandRefusedException.unless(dek.fits(content.length), Status.WRONG_DATA);
            content = dek.decrypt(content);
        }
        memory.write(dgi.identifier(), content);
        ApplicationKeys.wipe(content);
    }

    @Override
    public boolean takesOther() {
        return true;
    }

    @Override
    public void storeOther(Bytes data) {
        memory.write(UNSTRUCTURED, data.toByteArray());
    }

    @Override
    public void finishPersonalization() {
        memory.lifeCycle(ApplicationMemory.PERSONALIZED);
    }
}
