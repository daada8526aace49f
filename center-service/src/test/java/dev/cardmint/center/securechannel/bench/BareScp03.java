package dev.cardmint.center.securechannel.bench;

import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the ciphers alone have to do for a script of SCP03, with everything that can be fixed ahead fixed. */
final class BareScp03 implements Bare {

    private static final int BLOCK = 16;
    private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[BLOCK]);

    private final byte[] staticEnc;
    private final byte[] staticMac;
    private final byte[] context;
    private final boolean encrypts;
    private final int macSize;
    private final byte[] counter = new byte[BLOCK];
    private final byte[] icv = new byte[BLOCK];
    private final byte[] plain = new byte[256];
    private final byte[] encrypted = new byte[256];
    private final byte[] macInput = new byte[320];
    private final byte[] macOutput = new byte[320];

    BareScp03(Session session) {
        staticEnc = session.enc().toByteArray();
        staticMac = session.mac().toByteArray();
        context = session.opening()
                .hostChallenge()
                .concat(session.opening().response().cardChallenge())
                .toByteArray();
        encrypts = session.opening().level().encryptsCommands();
        macSize = session.opening().response().option().mode().size();
    }

    @Override
    public Bytes script(byte[] header, byte[] data, int commands) throws GeneralSecurityException {
        Cipher fromEnc = cbc(staticEnc);
        byte[] encSubkey = subkey(fromEnc);
        Cipher fromMac = cbc(staticMac);
        byte[] macSubkey = subkey(fromMac);
        byte[] enc = derive(fromEnc, encSubkey, 0x04);
        byte[] mac = derive(fromMac, macSubkey, 0x06);
        derive(fromMac, macSubkey, 0x07);
        Cipher icvCipher = Cipher.getInstance("AES/ECB/NoPadding");
        icvCipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(enc, "AES"));
        Cipher dataCipher = cbc(enc);
        Cipher macCipher = cbc(mac);
        byte[] subkey = subkey(macCipher);
        byte[] chain = new byte[BLOCK];
        int length = encrypts ? data.length + BLOCK - data.length % BLOCK : data.length;
        for (int i = 1; i <= commands; i++) {
            byte[] field = data;
            if (encrypts) {
                encrypt(icvCipher, dataCipher, data, length, i);
                field = encrypted;
            }
            System.arraycopy(chain, 0, macInput, 0, BLOCK);
            System.arraycopy(header, 0, macInput, BLOCK, 4);
            macInput[BLOCK + 4] = (byte) (length + macSize);
            System.arraycopy(field, 0, macInput, BLOCK + 5, length);
            cmac(macCipher, subkey, BLOCK + 5 + length, chain);
        }
        return Bytes.copyOfRange(chain, 0, macSize);
    }

    private void encrypt(Cipher icvCipher, Cipher dataCipher, byte[] data, int length, int number)
            throws GeneralSecurityException {
        ByteBuffer.wrap(counter).putInt(12, number);
        icvCipher.doFinal(counter, 0, BLOCK, icv, 0);
        System.arraycopy(data, 0, plain, 0, data.length);
        plain[data.length] = (byte) 0x80;
        Arrays.fill(plain, data.length + 1, length, (byte) 0);
        for (int i = 0; i < BLOCK; i++) {
            plain[i] ^= icv[i];
        }
        dataCipher.doFinal(plain, 0, length, encrypted, 0);
    }

    private static Cipher cbc(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), ZERO);
        return cipher;
    }

    /** The subkey for messages that are no whole blocks: all of them here but some of the derivation's. */
    private static byte[] subkey(Cipher cipher) throws GeneralSecurityException {
        byte[] l = new byte[BLOCK];
        cipher.doFinal(new byte[BLOCK], 0, BLOCK, l, 0);
        return doubled(doubled(l));
    }

    private static byte[] doubled(byte[] block) {
        ByteBuffer in = ByteBuffer.wrap(block);
        long high = in.getLong();
        long low = in.getLong();
        return ByteBuffer.allocate(BLOCK)
                .putLong((high << 1) | (low >>> 63))
                .putLong((low << 1) ^ (high < 0 ? 0x87 : 0))
                .array();
    }

    private void cmac(Cipher cipher, byte[] subkey, int length, byte[] tag) throws GeneralSecurityException {
        int end = (length / BLOCK + 1) * BLOCK;
        macInput[length] = (byte) 0x80;
        Arrays.fill(macInput, length + 1, end, (byte) 0);
        for (int i = 0; i < BLOCK; i++) {
            macInput[end - BLOCK + i] ^= subkey[i];
        }
        cipher.doFinal(macInput, 0, end, macOutput, 0);
        System.arraycopy(macOutput, end - BLOCK, tag, 0, BLOCK);
    }

    /** SP 800-108 with the subkey for whole blocks, which is the doubling undone. */
    private byte[] derive(Cipher cipher, byte[] subkey, int constant) throws GeneralSecurityException {
        byte[] key = new byte[staticEnc.length];
        byte[] half = halved(subkey);
        int length = 16 + context.length;
        for (int block = 1; (block - 1) * BLOCK < key.length; block++) {
            Arrays.fill(macInput, 0, length, (byte) 0);
            macInput[11] = (byte) constant;
            macInput[13] = (byte) ((key.length * 8) >> 8);
            macInput[14] = (byte) (key.length * 8);
            macInput[15] = (byte) block;
            System.arraycopy(context, 0, macInput, 16, context.length);
            for (int i = 0; i < BLOCK; i++) {
                macInput[length - BLOCK + i] ^= half[i];
            }
            cipher.doFinal(macInput, 0, length, macOutput, 0);
            int from = (block - 1) * BLOCK;
            System.arraycopy(macOutput, length - BLOCK, key, from, Math.min(BLOCK, key.length - from));
        }
        return key;
    }

    private static byte[] halved(byte[] block) {
        ByteBuffer in = ByteBuffer.wrap(block);
        long high = in.getLong();
        long low = in.getLong();
        boolean carried = (low & 1) != 0;
        long reduced = carried ? low ^ 0x87 : low;
        return ByteBuffer.allocate(BLOCK)
                .putLong((high >>> 1) | (carried ? Long.MIN_VALUE : 0))
                .putLong((reduced >>> 1) | (high << 63))
                .array();
    }
}
