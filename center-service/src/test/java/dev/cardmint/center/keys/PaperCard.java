package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.model.bytes.Bytes;

/** A card that only answers INITIALIZE UPDATE, with AES-128 keys: enough to be verified on paper. */
final class PaperCard {

    static final Bytes HOST_CHALLENGE = Bytes.ofHex("0102030405060708");
    static final Bytes KDD = Bytes.ofHex("A0A1A2A3A4A5A6A7A8A9");

    private static final Bytes CARD_CHALLENGE = Bytes.ofHex("1112131415161718");

    private PaperCard() {}

    static InitializeUpdate.Response answer(Bytes master, Diversification diversification, int keyVersion) {
        try (var key = new MasterKey(KeyType.AES, master.toByteArray());
                DerivedKeys keys = key.derive(diversification, KDD)) {
            Bytes context = HOST_CHALLENGE.concat(CARD_CHALLENGE);
            byte[] sessionMac = derive(keys.all().get(1), 0x06, 0x80, context);
            byte[] cryptogram = derive(sessionMac, 0x00, 0x40, context);
            return InitializeUpdate.Response.parse(KDD.concat(Bytes.of(keyVersion, 0x03, 0x60))
                    .concat(CARD_CHALLENGE)
                    .concat(Bytes.copyOfRange(cryptogram, 0, 8)));
        }
    }

    static ChannelOpening opening(InitializeUpdate.Response answer) {
        return new ChannelOpening(HOST_CHALLENGE, answer, SecurityLevel.C_DEC_C_MAC_R_ENC_R_MAC);
    }

    private static byte[] derive(byte[] key, int constant, int bits, Bytes context) {
        try (var cmac = new AesCmac(key)) {
            return cmac.mac(Bytes.ofHex("00".repeat(11))
                    .concat(Bytes.of(constant, 0, 0, bits, 1))
                    .concat(context)
                    .toByteArray());
        }
    }
}
