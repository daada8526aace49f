package dev.cardmint.simulator.securechannel;

import java.io.DataInput;
import java.io.IOException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** An AES key and what SCP03 does with it (NIST SP 800-38A, SP 800-38B); wiped when closed. */
public final class AesKey extends CardKey {

    public static final int BLOCK = 16;

    private AesKey(byte[] value) {
        super(Type.AES, value);
    }

    /** Copies the key; the caller keeps, and wipes, its own array. */
    public static AesKey of(byte[] value) {
        return new AesKey(value.clone());
    }

    /** Reads what {@link #writeTo} wrote. */
    public static AesKey readFrom(DataInput in) throws IOException {
        if (CardKey.readFrom(in) instanceof AesKey key) {
            return key;
        }
        throw new IOException("No AES key where one should be");
    }

    @Override
    public AesKey copy() {
        return of(value());
    }

    public byte[] cmac(byte[]... parts) {
        var mac = new CMac(AESEngine.newInstance());
        mac.init(new KeyParameter(value()));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[BLOCK];
        mac.doFinal(result, 0);
        return result;
    }

    public byte[] encryptBlock(byte[] block) {
        return encrypt(new byte[BLOCK], block);
    }
}
