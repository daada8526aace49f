package dev.cardmint.simulator.applications;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.DataKey;
import java.util.List;

/**
 * A payment-like application personalized by data groupings (EMV Card Personalization Specification; EMV Book 3).
 * Grouping SSRR is record RR of the file with short identifier SS, 9102 and 9104 answer SELECT and GET PROCESSING
 * OPTIONS, 8000 holds the keys and 9000 their check values.
 */
final class PaymentApplication implements Application {

    private static final int KEYS = 0x8000;
    private static final int CHECK_VALUES = 0x9000;
    private static final int SELECTION = 0x9102;
    private static final int PROCESSING_OPTIONS = 0x9104;
    private static final int LAST_SFI = 30;

    private static final int FILE_LOCATOR = 0x94;
    private static final int CHECK_VALUES_TAG = 0xDF00;

    private final Aid aid;
    private final ApplicationMemory memory;

    PaymentApplication(Aid aid, ApplicationMemory memory) {
        this.aid = aid;
        this.memory = memory;
    }

    @Override
    public Bytes select() {
        Bytes selection = memory.isPersonalized() ? memory.read(SELECTION) : null;
        Bytes proprietary = selection == null ? Tlv.of(0xA5).encode() : selection;
        Bytes name = new Tlv(0x84, aid.value()).encode();
        return new Tlv(0x6F, name.concat(proprietary)).encode();
    }

    @Override
    public ResponseApdu process(CommandApdu command) {
        return switch (command.cla() << 8 | command.ins()) {
            case 0x80A8 -> getProcessingOptions(command);
            case 0x00B2 -> readRecord(command);
            case 0x80CA -> getData(command);
            default ->
                throw new CommandRefusedException(
                        command.cla() == 0x00 || command.cla() == 0x80 ? Status.UNKNOWN_INS : Status.UNKNOWN_CLA);
        };
    }

    private ResponseApdu getProcessingOptions(CommandApdu command) {
        CommandRefusedException.unless(command.p1() == 0 && command.p2() == 0, Status.WRONG_P1_P2);
        CommandRefusedException.unless(command.data().equals(Bytes.of(0x83, 0)), Status.WRONG_DATA);
        return success(new Tlv(0x77, readPersonalized(PROCESSING_OPTIONS, Status.CONDITIONS)).encode());
    }

    /** READ RECORD (EMV Book 3, 6.5.11): P1 the record number, P2 the short file identifier. */
    private ResponseApdu readRecord(CommandApdu command) {
        int file = command.p2() >> 3;
        CommandRefusedException.unless((command.p2() & 7) == 4 && isFile(file), Status.WRONG_P1_P2);
        boolean fileExists = memory.has(file << 8 | 1);
        StatusWord missing = fileExists ? Status.RECORD_NOT_FOUND : Status.NOT_FOUND;
        return success(readPersonalized(file << 8 | command.p1(), missing));
    }

    private static boolean isFile(int shortIdentifier) {
        return shortIdentifier >= 1 && shortIdentifier <= LAST_SFI;
    }

    private ResponseApdu getData(CommandApdu command) {
        boolean known = (command.p1() << 8 | command.p2()) == CHECK_VALUES_TAG;
        CommandRefusedException.unless(known, Status.REFERENCE_NOT_FOUND);
        Bytes values = readPersonalized(CHECK_VALUES, Status.REFERENCE_NOT_FOUND);
        return success(new Tlv(CHECK_VALUES_TAG, values).encode());
    }

    private Bytes readPersonalized(int identifier, StatusWord missing) {
        CommandRefusedException.unless(memory.isPersonalized(), Status.CONDITIONS);
        Bytes content = memory.read(identifier);
        if (content == null) {
            throw new CommandRefusedException(missing);
        }
        return content;
    }

    private static ResponseApdu success(Bytes data) {
        return new ResponseApdu(data, StatusWord.SUCCESS);
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
        CommandRefusedException.unless(isKnown(dgi.identifier()), Status.REFERENCE_NOT_FOUND);
        CommandRefusedException.unless(dgi.encrypted() == (dgi.identifier() == KEYS), Status.WRONG_DATA);
        byte[] content = dgi.content().toByteArray();
        if (dgi.encrypted()) {
            boolean wholeKeys = content.length > 0 && content.length % AesKey.BLOCK == 0;
            CommandRefusedException.unless(wholeKeys, Status.WRONG_DATA);
            byte[] keys = dek.decrypt(content);
            memory.write(dgi.identifier(), keys);
            ApplicationKeys.wipe(keys);
        } else {
            memory.write(dgi.identifier(), content);
        }
    }

    private static boolean isKnown(int identifier) {
        return switch (identifier) {
            case KEYS, CHECK_VALUES, SELECTION, PROCESSING_OPTIONS -> true;
            default -> isFile(identifier >> 8) && (identifier & 0xFF) != 0;
        };
    }

    @Override
    public void finishPersonalization() {
        byte[] keys = memory.readSecret(KEYS);
        Bytes checkValues = memory.read(CHECK_VALUES);
        Bytes options = memory.read(PROCESSING_OPTIONS);
        if (keys == null || checkValues == null || options == null || !memory.has(SELECTION)) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        CommandRefusedException.unless(ApplicationKeys.checkValues(keys).equals(checkValues), Status.WRONG_DATA);
        requireSelectionAndRecords(options);
        memory.lifeCycle(ApplicationMemory.PERSONALIZED);
    }

    private void requireSelectionAndRecords(Bytes options) {
        try {
            Bytes selection = memory.read(SELECTION);
            CommandRefusedException.unless(
                    selection != null && Tlv.parse(selection).tag() == 0xA5, Status.WRONG_DATA);
            List<Tlv> objects = Tlv.parseAll(options);
            Tlv locator = objects.stream()
                    .filter(object -> object.tag() == FILE_LOCATOR)
                    .findFirst()
                    .orElseThrow(() -> new CommandRefusedException(Status.WRONG_DATA));
            requireRecords(locator.value());
        } catch (MalformedTlvException e) {
            throw new CommandRefusedException(Status.WRONG_DATA);
        }
    }

    /**
     * Application file locator (EMV Book 3, 10.2): per file SFI‖000, first record, last record, records authenticated.
     */
    private void requireRecords(Bytes locator) {
        CommandRefusedException.unless(!locator.isEmpty() && locator.size() % 4 == 0, Status.WRONG_DATA);
        for (int at = 0; at < locator.size(); at += 4) {
            int file = locator.unsigned(at) >> 3;
            int first = locator.unsigned(at + 1);
            int last = locator.unsigned(at + 2);
            CommandRefusedException.unless(isFile(file) && first >= 1 && first <= last, Status.WRONG_DATA);
            for (int record = first; record <= last; record++) {
                CommandRefusedException.unless(memory.has(file << 8 | record), Status.CONDITIONS);
            }
        }
    }
}
