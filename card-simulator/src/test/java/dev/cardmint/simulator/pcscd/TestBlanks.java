package dev.cardmint.simulator.pcscd;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;

/** Blanks with the keys that host tools try. */
final class TestBlanks {

    static final String KEY = "404142434445464748494A4B4C4D4E4F";
    static final String KDD = "00112233445566778899";

    private TestBlanks() {}

    static BlankCard blank() {
        byte[] key = Bytes.ofHex(KEY).toByteArray();
        return BlankCard.with(1, new StaticKeys(AesKey.of(key), AesKey.of(key), AesKey.of(key)))
                .kdd(Bytes.ofHex(KDD))
                .issuer(Bytes.ofHex("999999"))
                .seed(3);
    }
}
