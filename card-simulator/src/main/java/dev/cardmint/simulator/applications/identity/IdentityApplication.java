package dev.cardmint.simulator.applications.identity;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Application;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Dgi;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.DataKey;

/**
 * An identity application: files under one application DF (ISO/IEC 7816-4, 7.2), each filled by a data grouping of its
 * name during personalization, read by anybody afterwards and never written again.
 */
public final class IdentityApplication implements Application {

    private static final int VERSION = 0x9F08;

    private final FileLayout layout;
    private final Aid aid;
    private final ApplicationMemory memory;
    private final FileReader files;
    private final SelfTest selfTest;

    /**
     * An instance over its memory.
     *
     * @param parameters C9 of INSTALL, which must be empty
     * @throws CommandRefusedException if there are any
     */
    public IdentityApplication(FileLayout layout, Aid aid, Bytes parameters, ApplicationMemory memory) {
        unless(parameters.isEmpty(), Status.WRONG_DATA);
        this.layout = layout;
        this.aid = aid;
        this.memory = memory;
        files = new FileReader(layout, memory);
        selfTest = new SelfTest(layout, memory);
    }

    @Override
    public void selected() {
        files.deselect();
    }

    @Override
    public Bytes select() {
        return Tlv.of(0x6F, new Tlv(0x84, aid.value()), Tlv.of(0xA5, new Tlv(VERSION, layout.version())))
                .encode();
    }

    @Override
    public ResponseApdu process(CommandApdu command) {
        return switch (command.cla() << 8 | command.ins()) {
            case 0x00A4 -> personalized().select(command);
            case 0x00B0 -> personalized().readBinary(command);
            case 0x00B2 -> personalized().readRecord(command);
            case 0x00D6, 0x00DC, 0x00E2 -> throw new CommandRefusedException(Status.SECURITY_STATUS);
            case 0x80F8 -> selfTest(command);
            default ->
                throw new CommandRefusedException(
                        command.cla() == 0x00 || command.cla() == 0x80 ? Status.UNKNOWN_INS : Status.UNKNOWN_CLA);
        };
    }

    private FileReader personalized() {
        unless(memory.isPersonalized(), Status.CONDITIONS);
        return files;
    }

    private ResponseApdu selfTest(CommandApdu command) {
        unless(command.p1() == 0 && command.p2() == 0, Status.WRONG_P1_P2);
        unless(command.data().isEmpty(), Status.WRONG_LENGTH);
        return new ResponseApdu(selfTest.run(), StatusWord.SUCCESS);
    }

    @Override
    public boolean takesPersonalization() {
        return memory.lifeCycle() == ApplicationMemory.SELECTABLE;
    }

    @Override
    public void startPersonalization() {
        unless(takesPersonalization(), Status.CONDITIONS);
        memory.clear();
    }

    @Override
    public void store(Dgi dgi, DataKey dek) {
        ElementaryFile file = layout.ofGrouping(dgi.identifier());
        if (file == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        unless(!dgi.encrypted(), Status.WRONG_DATA);
        boolean fits = !dgi.content().isEmpty() && dgi.content().size() <= file.largest();
        unless(fits, Status.WRONG_DATA);
        memory.write(dgi.identifier(), dgi.content().toByteArray());
    }

    @Override
    public void finishPersonalization() {
        boolean complete = layout.files().stream()
                .filter(ElementaryFile::mandatory)
                .allMatch(file -> memory.read(file.grouping()) != null);
        unless(complete, Status.CONDITIONS);
        memory.lifeCycle(ApplicationMemory.PERSONALIZED);
    }
}
