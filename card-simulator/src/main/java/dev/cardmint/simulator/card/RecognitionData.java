package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.registry.Privileges;
import dev.cardmint.simulator.securechannel.Scp03Option;

/** What a card tells of its standards to a host that does not know it (GPC 2.3.1, H.2 and H.4). */
record RecognitionData(Scp03Option option, Privileges ofSecurityDomain) {

    private static final int OID = 0x06;

    private static final Bytes CARD_RECOGNITION = Bytes.ofHex("2A864886FC6B01");
    private static final Bytes GLOBALPLATFORM_2_3_1 = Bytes.ofHex("2A864886FC6B02020301");
    private static final Bytes CARD_IDENTIFICATION_SCHEME = Bytes.ofHex("2A864886FC6B03");
    private static final Bytes SECURE_CHANNEL_PROTOCOL_3 = Bytes.ofHex("2A864886FC6B0403");

    /** AES of 128, 192 and 256 bits. */
    private static final Bytes KEY_SIZES = Bytes.of(0x07);

    /** SHA-1, SHA-256, SHA-384 and SHA-512. */
    private static final Bytes HASHES = Bytes.ofHex("01020304");

    /** RSA of 1024 bits with SHA-1; CMAC with AES of 128, 192 and 256 bits. */
    private static final Bytes SIGNATURES = Bytes.of(0x39);

    /** Card recognition data, 66. */
    Bytes cardData() {
        Bytes protocol = SECURE_CHANNEL_PROTOCOL_3.concat(Bytes.of(option.value()));
        return Tlv.of(
                        0x66,
                        Tlv.of(
                                0x73,
                                new Tlv(OID, CARD_RECOGNITION),
                                Tlv.of(0x60, new Tlv(OID, GLOBALPLATFORM_2_3_1)),
                                Tlv.of(0x63, new Tlv(OID, CARD_IDENTIFICATION_SCHEME)),
                                Tlv.of(0x64, new Tlv(OID, protocol))))
                .encode();
    }

    /** Card capability information, 67: the protocol, privileges of domain and applications, hashes, signatures. */
    Bytes capabilities() {
        return Tlv.of(
                        0x67,
                        Tlv.of(
                                0xA0,
                                new Tlv(0x80, Bytes.of(0x03)),
                                new Tlv(0x81, Bytes.of(option.value())),
                                new Tlv(0x82, KEY_SIZES)),
                        new Tlv(0x81, ofSecurityDomain.value()),
                        new Tlv(0x82, Privileges.ofApplications()),
                        new Tlv(0x83, HASHES),
                        new Tlv(0x87, SIGNATURES))
                .encode();
    }
}
