package dev.cardmint.simulator.card;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.keys.KeySet;

/** GET DATA of the issuer security domain (GPC 2.3.1, 11.3). */
final class DataObjects {

    private static final int AES = 0x88;
    private static final int OID = 0x06;

    private static final Bytes CARD_RECOGNITION_OID = Bytes.ofHex("2A864886FC6B01");
    private static final Bytes GLOBALPLATFORM_2_3_1 = Bytes.ofHex("2A864886FC6B02020301");
    private static final Bytes CARD_IDENTIFICATION_SCHEME = Bytes.ofHex("2A864886FC6B03");
    private static final Bytes SECURE_CHANNEL_PROTOCOL_3 = Bytes.ofHex("2A864886FC6B0403");

    private final CardState state;

    DataObjects(CardState state) {
        this.state = state;
    }

    Bytes getData(CommandApdu command) {
        return switch (command.p1() << 8 | command.p2()) {
            case 0x9F7F -> new Tlv(0x9F7F, state.birth().cplc()).encode();
            case 0x0066 -> cardData().encode();
            case 0x00E0 -> keyInformation().encode();
            case 0x00C1 -> sequenceCounter().encode();
            default -> throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        };
    }

    /** Card recognition data (GPC 2.3.1, H.2). */
    private Tlv cardData() {
        Bytes protocol = SECURE_CHANNEL_PROTOCOL_3.concat(
                Bytes.of(state.birth().channel().option().value()));
        return Tlv.of(
                0x66,
                Tlv.of(
                        0x73,
                        new Tlv(OID, CARD_RECOGNITION_OID),
                        Tlv.of(0x60, new Tlv(OID, GLOBALPLATFORM_2_3_1)),
                        Tlv.of(0x63, new Tlv(OID, CARD_IDENTIFICATION_SCHEME)),
                        Tlv.of(0x64, new Tlv(OID, protocol))));
    }

    /** Key information template (GPC 2.3.1, 11.3.3.1): identifier, version, type, length of each key. */
    private Tlv keyInformation() {
        Bytes template = Bytes.EMPTY;
        for (KeySet keySet : state.keySets()) {
            for (int identifier = 1; identifier <= 3; identifier++) {
                int size = keySet.keys().enc().size();
                Bytes key = Bytes.of(identifier, keySet.version(), AES, size);
                template = template.concat(new Tlv(0xC0, key).encode());
            }
        }
        return new Tlv(0xE0, template);
    }

    private Tlv sequenceCounter() {
        KeySet first = state.keySets().get(0);
        return new Tlv(0xC1, first.sequence());
    }
}
