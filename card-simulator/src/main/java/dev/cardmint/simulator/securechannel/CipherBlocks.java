package dev.cardmint.simulator.securechannel;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** Cipher block chaining without padding (NIST SP 800-38A, 6.2). */
final class CipherBlocks {

    private CipherBlocks() {}

    static byte[] cbc(BlockCipher engine, CipherParameters key, boolean encrypt, byte[] iv, byte[] data) {
        int block = engine.getBlockSize();
        if (data.length % block != 0) {
            throw new IllegalArgumentException("Not a whole number of blocks: " + data.length);
        }
        BlockCipher cipher = CBCBlockCipher.newInstance(engine);
        cipher.init(encrypt, new ParametersWithIV(key, iv));
        byte[] result = new byte[data.length];
        for (int at = 0; at < data.length; at += block) {
            cipher.processBlock(data, at, result, at);
        }
        return result;
    }
}
