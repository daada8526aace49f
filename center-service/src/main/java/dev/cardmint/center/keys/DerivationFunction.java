package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.center.securechannel.des.DesCbc;
import java.util.Arrays;

/** How a card's key is computed from a master key and a filled-in pattern. */
enum DerivationFunction {
    /** Each block of 8 bytes encrypted by itself. */
    DES3_ECB("3DES-ECB", KeyType.DES3) {
        @Override
        boolean yields(int keyBytes, KeyPattern pattern) {
            return pattern.size() == keyBytes && !pattern.countsBlocks();
        }

        @Override
        byte[] derive(byte[] master, PatternFilling filling) {
            try (DesCbc des = DesCbc.encrypting(master)) {
                return blocks(filling.block(1), DesCbc.BLOCK, des::apply);
            }
        }
    },
    /** Each block of 16 bytes encrypted by itself, cut to the key's length. */
    AES_ECB("AES-ECB", KeyType.AES) {
        @Override
        boolean yields(int keyBytes, KeyPattern pattern) {
            int blocks = (keyBytes + AesCbc.BLOCK - 1) / AesCbc.BLOCK * AesCbc.BLOCK;
            return pattern.size() == blocks && !pattern.countsBlocks();
        }

        @Override
        byte[] derive(byte[] master, PatternFilling filling) {
            try (AesCbc aes = AesCbc.encrypting(master)) {
                return cut(blocks(filling.block(1), AesCbc.BLOCK, aes::apply), master.length);
            }
        }
    },
    /** One tag for each 16 bytes of the key, told apart by the block's number, cut to the key's length. */
    AES_CMAC("AES-CMAC", KeyType.AES) {
        @Override
        boolean yields(int keyBytes, KeyPattern pattern) {
            return keyBytes == AesCmac.TAG || pattern.countsBlocks();
        }

        @Override
        byte[] derive(byte[] master, PatternFilling filling) {
            byte[] derived = new byte[master.length];
            try (var cmac = new AesCmac(master)) {
                for (int from = 0; from < derived.length; from += AesCmac.TAG) {
                    byte[] tag = cmac.mac(filling.block(from / AesCmac.TAG + 1));
                    System.arraycopy(tag, 0, derived, from, Math.min(AesCmac.TAG, derived.length - from));
                    Arrays.fill(tag, (byte) 0);
                }
            }
            return derived;
        }
    };

    private final String text;
    private final KeyType keyType;

    DerivationFunction(String text, KeyType keyType) {
        this.text = text;
        this.keyType = keyType;
    }

    /** Its name in a template. */
    String text() {
        return text;
    }

    /** What master keys it takes and card keys it gives. */
    KeyType keyType() {
        return keyType;
    }

    /** Whether a pattern gives keys of a length. */
    abstract boolean yields(int keyBytes, KeyPattern pattern);

    /** One key, as long as the master key. */
    abstract byte[] derive(byte[] master, PatternFilling filling);

    /** A pattern with card and key number put in, for the block with a number from 1. */
    interface PatternFilling {

        byte[] block(int number);
    }

    /** Encrypts one block. */
    private interface BlockCipher {

        byte[] apply(byte[] block);
    }

    private static byte[] blocks(byte[] input, int size, BlockCipher cipher) {
        byte[] output = new byte[input.length];
        for (int at = 0; at < input.length; at += size) {
            byte[] block = cipher.apply(Arrays.copyOfRange(input, at, at + size));
            System.arraycopy(block, 0, output, at, size);
            Arrays.fill(block, (byte) 0);
        }
        return output;
    }

    private static byte[] cut(byte[] key, int length) {
        byte[] cut = Arrays.copyOf(key, length);
        Arrays.fill(key, (byte) 0);
        return cut;
    }
}
