package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;

/** How the keys of one chip come from a master key and the chip's diversification data of 10 bytes. */
public enum Diversification {
    /** Every chip has the master itself, three times. */
    NONE {
        @Override
        byte[] derive(byte[] master, int number, byte[] data, int size) {
            return Arrays.copyOf(master, size);
        }

        @Override
        boolean fits(int masterSize, int keySize) {
            return masterSize == keySize;
        }
    },
    /** Triple DES of bytes 0, 1 and 4 to 7 of the data, and the key's number. */
    VISA2 {
        @Override
        byte[] derive(byte[] master, int number, byte[] data, int size) {
            return tripleDes(master, number, data[0], data[1], data[4], data[5], data[6], data[7]);
        }
    },
    /** Triple DES of the last six bytes of the data, and the key's number. */
    EMV {
        @Override
        byte[] derive(byte[] master, int number, byte[] data, int size) {
            return tripleDes(master, number, Arrays.copyOfRange(data, 4, 10));
        }
    },
    /** SP 800-108 in counter mode with AES-CMAC: CMAC(master, i ‖ 000000 ‖ k ‖ 00 ‖ data), i = 1…, cut to length. */
    KDF3 {
        @Override
        byte[] derive(byte[] master, int number, byte[] data, int size) {
            byte[] derived = new byte[size];
            try (AesKey key = AesKey.of(master)) {
                for (int at = 0; at < size; at += AesKey.BLOCK) {
                    byte[] prefix = {(byte) (at / AesKey.BLOCK + 1), 0, 0, 0, (byte) number, 0};
                    byte[] part = key.cmac(prefix, data);
                    System.arraycopy(part, 0, derived, at, Math.min(AesKey.BLOCK, size - at));
                    Arrays.fill(part, (byte) 0);
                }
            }
            return derived;
        }

        @Override
        boolean fits(int masterSize, int keySize) {
            return masterSize == 16 || masterSize == 24 || masterSize == 32;
        }
    };

    /** The bytes of one key, which the caller wipes; numbers are 1 for ENC, 2 for MAC, 3 for DEK. */
    abstract byte[] derive(byte[] master, int number, byte[] data, int size);

    /** Whether a master of one size gives keys of another. */
    boolean fits(int masterSize, int keySize) {
        return masterSize == DesKey.SIZE && keySize == DesKey.SIZE;
    }

    /** The key of one number. */
    CardKey key(CardKey.Type type, byte[] master, int number, Bytes data, int size) {
        byte[] value = derive(master, number, data.toByteArray(), size);
        try {
            return type.key(value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /** Chip ‖ F0 ‖ number, then chip ‖ 0F ‖ number, each block by itself. */
    private static byte[] tripleDes(byte[] master, int number, byte... chip) {
        byte[] derived = new byte[DesKey.SIZE];
        try (DesKey key = DesKey.of(master)) {
            for (int half = 0; half < 2; half++) {
                byte[] block = Arrays.copyOf(chip, DesKey.BLOCK);
                block[6] = (byte) (half == 0 ? 0xF0 : 0x0F);
                block[7] = (byte) number;
                byte[] part = key.encrypt(new byte[DesKey.BLOCK], block);
                System.arraycopy(part, 0, derived, half * DesKey.BLOCK, DesKey.BLOCK);
                Arrays.fill(part, (byte) 0);
            }
        }
        return derived;
    }
}
