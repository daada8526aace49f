package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.keys.DapKey;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.IssuerObjects;
import dev.cardmint.simulator.registry.MemoryAccount;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import org.jspecify.annotations.Nullable;

/** GET DATA of the issuer security domain (GPC 2.3.1, 11.3). */
final class DataObjects {

    private static final int KEY = 0xC0;

    private final CardState state;

    DataObjects(CardState state) {
        this.state = state;
    }

    /**
     * The data object that P1 and P2 name.
     *
     * @param inUse the key set that a channel was opened with, or {@code null} outside of one
     */
    Bytes getData(CommandApdu command, @Nullable KeySet inUse) {
        return switch (command.p1() << 8 | command.p2()) {
            case IssuerObjects.IIN -> issuerObject(IssuerObjects.IIN);
            case IssuerObjects.CIN -> issuerObject(IssuerObjects.CIN);
            case 0x0066 -> recognition().cardData();
            case 0x0067 -> recognition().capabilities();
            case 0x00C1 -> sequenceCounter(inUse);
            case 0x00CF -> new Tlv(0xCF, state.birth().kdd()).encode();
            case 0x00E0 -> keyInformation();
            case 0x2F00 -> applications();
            case 0x9F7F -> new Tlv(0x9F7F, state.birth().cplc()).encode();
            case 0xFF21 -> memory();
            default -> throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        };
    }

    private RecognitionData recognition() {
        return new RecognitionData(
                state.birth().channel().options().toList(), state.content().privilegesOfSecurityDomain());
    }

    private Bytes issuerObject(int tag) {
        Tlv object = state.content().issuerObjects().get(tag);
        if (object == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        return object.encode();
    }

    /** Key information template (GPC 2.3.1, 11.3.3.1): identifier, version, type, length of each key. */
    private Bytes keyInformation() {
        Bytes template = Bytes.EMPTY;
        for (KeySet keySet : state.keySets()) {
            for (int identifier = 1; identifier <= 3; identifier++) {
                CardKey enc = keySet.keys().enc();
                Bytes key = Bytes.of(identifier, keySet.version(), enc.type().code(), enc.size());
                template = template.concat(new Tlv(KEY, key).encode());
            }
        }
        DapKey dap = state.keys().dapKey();
        if (dap != null) {
            template = template.concat(new Tlv(KEY, dap.information()).encode());
        }
        return new Tlv(0xE0, template).encode();
    }

    /** Of the set in use while it is on the card, else of the set that INITIALIZE UPDATE takes when asked for none. */
    private Bytes sequenceCounter(@Nullable KeySet inUse) {
        KeySet counted = inUse != null && state.keySets().contains(inUse)
                ? inUse
                : state.keySets().get(0);
        ChannelOption option = state.option(counted);
        return new Tlv(0xC1, counted.sequence(option == null ? 3 : option.sequenceSize())).encode();
    }

    /** Applications, as a file of directory entries would have them (ISO/IEC 7816-4, 12.2.1). */
    private Bytes applications() {
        Bytes entries = Bytes.EMPTY;
        for (ApplicationInstance each : state.applications()) {
            Tlv entry = Tlv.of(0x61, new Tlv(0x4F, each.aid().value()));
            entries = entries.concat(entry.encode());
        }
        return entries;
    }

    /** Extended card resources (ETSI TS 102 226, 8.2.1.7.2): applications, non-volatile and volatile bytes free. */
    private Bytes memory() {
        return Tlv.of(
                        0xFF21,
                        new Tlv(0x81, bigEndian(state.applications().size(), 2)),
                        new Tlv(0x82, bigEndian(state.memory().free(), 4)),
                        new Tlv(0x83, bigEndian(MemoryAccount.VOLATILE, 4)))
                .encode();
    }

    private static Bytes bigEndian(int value, int size) {
        Bytes all = Bytes.of(value >>> 24, value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
        return all.slice(4 - size, 4);
    }
}
