package dev.cardmint.center.keys;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** The file that holds a vault's key: 32 bytes in hexadecimal, blanks around them ignored. */
final class VaultKeyFile {

    private static final int DIGITS = 2 * VaultKey.SIZE;

    private VaultKeyFile() {}

    /** Reads the key, made first if there is no such file. */
    static VaultKey readOrCreate(Path file) {
        if (!Files.exists(file)) {
            create(file);
        }
        return read(file);
    }

    private static void create(Path file) {
        byte[] key = new byte[VaultKey.SIZE];
        new SecureRandom().nextBytes(key);
        byte[] text = (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        PrivateFile.create(file, text);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(text, (byte) 0);
    }

    /**
     * Reads the key.
     *
     * @throws VaultFileException if the file cannot be read or holds anything else
     */
    static VaultKey read(Path file) {
        char[] digits = digits(file);
        byte[] key = new byte[0];
        try {
            if (digits.length != DIGITS) {
                throw new VaultFileException(wrongContent(file));
            }
            key = HexFormat.of().parseHex(CharBuffer.wrap(digits));
            return new VaultKey(key);
        } catch (IllegalArgumentException e) {
            throw new VaultFileException(wrongContent(file));
        } finally {
            Arrays.fill(digits, '\0');
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String wrongContent(Path file) {
        return "Vault key file %s does not hold %d hexadecimal digits".formatted(file, DIGITS);
    }

    private static char[] digits(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            char[] digits = new char[content.length];
            int count = 0;
            for (byte character : content) {
                if (!Character.isWhitespace(character)) {
                    digits[count++] = (char) (character & 0xFF);
                }
            }
            Arrays.fill(content, (byte) 0);
            return Arrays.copyOf(digits, count);
        } catch (IOException e) {
            throw new VaultFileException("Vault key file %s cannot be read".formatted(file));
        }
    }

    /** Whether others than its owner may read it. */
    static boolean isExposed(Path file) {
        try {
            return PrivateFile.readableByOthers(file);
        } catch (IOException e) {
            throw new VaultFileException("Vault key file %s cannot be read".formatted(file));
        }
    }
}
