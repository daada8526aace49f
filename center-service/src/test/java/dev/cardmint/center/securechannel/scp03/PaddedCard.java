package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The card's end of an open S8 channel at level 33, on another cryptographic library and written block by block: it
 * checks each command and can answer with any padding.
 */
final class PaddedCard {

    private final SessionKeys keys;
    private byte[] chain = new byte[16];
    private int counter;

    PaddedCard(SessionKeys keys) {
        this.keys = keys;
    }

    /** The data of a command, after its C-MAC was verified; EXTERNAL AUTHENTICATE is the first. */
    Bytes receive(CommandApdu command) {
        int end = command.data().size() - 8;
        Bytes header = Bytes.of(
                command.cla(),
                command.ins(),
                command.p1(),
                command.p2(),
                command.data().size());
        chain = cmac(
                keys.mac(),
                Bytes.copyOf(chain).concat(header).concat(command.data().slice(0, end)));
        if (!Bytes.copyOf(chain).slice(0, 8).equals(command.data().slice(end, end + 8))) {
            throw new AssertionError("C-MAC of " + command);
        }
        boolean encrypted = counter++ > 0 && end > 0;
        Bytes data = command.data().slice(0, end);
        return encrypted ? unpadded(cbc(false, initialValue(0x00), data)) : data;
    }

    ResponseApdu answer(Bytes data) {
        return data.isEmpty() ? answerRaw(data) : answerPadded(padded(data));
    }

    /** An answer whose plain text has just these bytes, padding included. */
    ResponseApdu answerPadded(Bytes plain) {
        return answerRaw(cbc(true, initialValue(0x80), plain));
    }

    /** An answer with these bytes as encrypted data. */
    ResponseApdu answerRaw(Bytes encrypted) {
        byte[] mac = cmac(keys.rmac(), Bytes.copyOf(chain).concat(encrypted).concat(Bytes.of(0x90, 0x00)));
        return new ResponseApdu(encrypted.concat(Bytes.copyOfRange(mac, 0, 8)), StatusWord.SUCCESS);
    }

    static Bytes padded(Bytes data) {
        return Bytes.copyOf(Arrays.copyOf(data.concat(Bytes.of(0x80)).toByteArray(), (data.size() / 16 + 1) * 16));
    }

    private static Bytes unpadded(Bytes padded) {
        int end = padded.size() - 1;
        while (padded.unsigned(end) == 0) {
            end--;
        }
        if (padded.unsigned(end) != 0x80 || !padded(padded.slice(0, end)).equals(padded)) {
            throw new AssertionError("Padding");
        }
        return padded.slice(0, end);
    }

    private byte[] initialValue(int first) {
        byte[] block = new byte[16];
        block[0] = (byte) first;
        block[14] = (byte) ((counter - 1) >> 8);
        block[15] = (byte) (counter - 1);
        return cbc(true, new byte[16], Bytes.copyOf(block)).toByteArray();
    }

    private Bytes cbc(boolean encrypt, byte[] initialValue, Bytes data) {
        var cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(keys.enc()), initialValue));
        byte[] out = new byte[data.size()];
        for (int at = 0; at < out.length; at += 16) {
            cipher.processBlock(data.toByteArray(), at, out, at);
        }
        return Bytes.copyOf(out);
    }

    private static byte[] cmac(byte[] key, Bytes message) {
        var cmac = new CMac(AESEngine.newInstance());
        cmac.init(new KeyParameter(key));
        cmac.update(message.toByteArray(), 0, message.size());
        byte[] tag = new byte[16];
        cmac.doFinal(tag, 0);
        return tag;
    }
}
