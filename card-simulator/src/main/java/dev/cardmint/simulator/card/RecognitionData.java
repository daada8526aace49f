package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.registry.Privileges;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import java.util.ArrayList;
import java.util.List;

/** What a card tells of its standards to a host that does not know it (GPC 2.3.1, H.2 and H.4). */
record RecognitionData(List<ChannelOption> options, Privileges ofSecurityDomain) {

    private static final int OID = 0x06;

    private static final Bytes CARD_RECOGNITION = Bytes.ofHex("2A864886FC6B01");
    private static final Bytes GLOBALPLATFORM_2_3_1 = Bytes.ofHex("2A864886FC6B02020301");
    private static final Bytes CARD_IDENTIFICATION_SCHEME = Bytes.ofHex("2A864886FC6B03");
    private static final Bytes SECURE_CHANNEL_PROTOCOL = Bytes.ofHex("2A864886FC6B04");

    /** AES of 128, 192 and 256 bits. */
    private static final Bytes KEY_SIZES = Bytes.of(0x07);

    /** SHA-1, SHA-256, SHA-384 and SHA-512. */
    private static final Bytes HASHES = Bytes.ofHex("01020304");

    /** RSA of 1024 bits with SHA-1; CMAC with AES of 128, 192 and 256 bits. */
    private static final Bytes SIGNATURES = Bytes.of(0x39);

    /** Card recognition data, 66. */
    Bytes cardData() {
        var objects = new ArrayList<>(List.of(
                new Tlv(OID, CARD_RECOGNITION),
                Tlv.of(0x60, new Tlv(OID, GLOBALPLATFORM_2_3_1)),
                Tlv.of(0x63, new Tlv(OID, CARD_IDENTIFICATION_SCHEME))));
        for (ChannelOption option : options) {
            Bytes protocol = SECURE_CHANNEL_PROTOCOL.concat(Bytes.of(option.protocol(), option.value()));
            objects.add(Tlv.of(0x64, new Tlv(OID, protocol)));
        }
        return Tlv.of(0x66, Tlv.of(0x73, objects.toArray(new Tlv[0]))).encode();
    }

    /** Card capability information, 67: the protocol, privileges of domain and applications, hashes, signatures. */
    Bytes capabilities() {
        var objects = new ArrayList<Tlv>();
        options.forEach(option -> objects.add(protocol(option)));
        objects.add(new Tlv(0x81, ofSecurityDomain.value()));
        objects.add(new Tlv(0x82, Privileges.ofApplications()));
        objects.add(new Tlv(0x83, HASHES));
        objects.add(new Tlv(0x87, SIGNATURES));
        return Tlv.of(0x67, objects.toArray(new Tlv[0])).encode();
    }

    /** Key sizes are told of AES alone (GPC 2.3.1, Table H-6). */
    private static Tlv protocol(ChannelOption option) {
        var number = new Tlv(0x80, Bytes.of(option.protocol()));
        var value = new Tlv(0x81, Bytes.of(option.value()));
        return option.keyType() == CardKey.Type.AES
                ? Tlv.of(0xA0, number, value, new Tlv(0x82, KEY_SIZES))
                : Tlv.of(0xA0, number, value);
    }
}
