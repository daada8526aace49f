package dev.cardmint.center.securechannel.bench;

import dev.cardmint.model.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the ciphers alone have to do for a script of SCP02, with everything that can be fixed ahead fixed. */
final class BareScp02 implements Bare {

    private static final int BLOCK = 8;
    private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[BLOCK]);

    private final byte[] staticEnc;
    private final byte[] staticMac;
    private final byte[] counter;
    private final boolean encrypts;
    private final byte[] seed = new byte[16];
    private final byte[] plain = new byte[256];
    private final byte[] encrypted = new byte[256];
    private final byte[] macInput = new byte[320];
    private final byte[] macOutput = new byte[320];

    BareScp02(Session session) {
        staticEnc = session.enc().toByteArray();
        staticMac = session.mac().toByteArray();
        counter = Objects.requireNonNull(session.opening().response().sequenceCounter())
                .toByteArray();
        encrypts = session.opening().level().encryptsCommands();
    }

    @Override
    public Bytes script(byte[] header, byte[] data, int commands) throws GeneralSecurityException {
        Cipher fromEnc = triple(staticEnc);
        Cipher fromMac = triple(staticMac);
        byte[] enc = derive(fromEnc, 0x82);
        byte[] mac = derive(fromMac, 0x01);
        derive(fromMac, 0x02);
        Cipher dataCipher = triple(enc);
        Cipher macCipher = single(mac);
        Cipher lastCipher = triple(mac);
        byte[] chain = new byte[BLOCK];
        for (int i = 0; i < commands; i++) {
            if (i > 0) {
                macCipher.doFinal(chain, 0, BLOCK, chain, 0);
            }
            System.arraycopy(header, 0, macInput, 0, 4);
            macInput[4] = (byte) (data.length + BLOCK);
            System.arraycopy(data, 0, macInput, 5, data.length);
            retailMac(macCipher, lastCipher, 5 + data.length, chain);
            if (encrypts) {
                encrypt(dataCipher, data);
            }
        }
        return Bytes.copyOf(chain);
    }

    private void encrypt(Cipher cipher, byte[] data) throws GeneralSecurityException {
        int length = (data.length / BLOCK + 1) * BLOCK;
        System.arraycopy(data, 0, plain, 0, data.length);
        plain[data.length] = (byte) 0x80;
        Arrays.fill(plain, data.length + 1, length, (byte) 0);
        cipher.doFinal(plain, 0, length, encrypted, 0);
    }

    private void retailMac(Cipher single, Cipher triple, int length, byte[] chain) throws GeneralSecurityException {
        int last = length / BLOCK * BLOCK;
        macInput[length] = (byte) 0x80;
        Arrays.fill(macInput, length + 1, last + BLOCK, (byte) 0);
        for (int i = 0; i < BLOCK; i++) {
            macInput[i] ^= chain[i];
        }
        single.doFinal(macInput, 0, last, macOutput, 0);
        for (int i = 0; i < BLOCK; i++) {
            macInput[last + i] ^= macOutput[last - BLOCK + i];
        }
        triple.doFinal(macInput, last, BLOCK, chain, 0);
    }

    private byte[] derive(Cipher cipher, int constant) throws GeneralSecurityException {
        seed[0] = 1;
        seed[1] = (byte) constant;
        System.arraycopy(counter, 0, seed, 2, counter.length);
        byte[] key = new byte[16];
        cipher.doFinal(seed, 0, 16, key, 0);
        return key;
    }

    private static Cipher single(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("DES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, BLOCK, "DES"), ZERO);
        return cipher;
    }

    private static Cipher triple(byte[] key) throws GeneralSecurityException {
        byte[] expanded = Arrays.copyOf(key, 24);
        System.arraycopy(key, 0, expanded, 16, BLOCK);
        Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(expanded, "DESede"), ZERO);
        return cipher;
    }
}
