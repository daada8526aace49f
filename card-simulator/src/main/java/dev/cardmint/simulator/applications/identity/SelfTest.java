package dev.cardmint.simulator.applications.identity;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.ApplicationMemory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The self-test, a command of this application's own (80 F8 00 00): layout version, then a checksum per file. Version
 * 1.0 answers bytes, 1.1 data objects with longer checksums.
 */
final class SelfTest {

    private static final int POLYNOMIAL = 0x1021;
    private static final int SHORT_DIGEST = 8;

    private final FileLayout layout;
    private final ApplicationMemory memory;

    SelfTest(FileLayout layout, ApplicationMemory memory) {
        this.layout = layout;
        this.memory = memory;
    }

    Bytes run() {
        return switch (layout) {
            case V1_0 -> plain();
            case V1_1 -> structured();
        };
    }

    /** Version, then file identifier and CRC-16 (ITU-T V.41) of each file. */
    private Bytes plain() {
        Bytes answer = layout.version();
        for (ElementaryFile file : layout.files()) {
            int checksum = crc16(FileContent.of(file, memory));
            answer = answer.concat(identifier(file)).concat(Bytes.of(checksum >> 8, checksum & 0xFF));
        }
        return answer;
    }

    /** E1 with the version (80), the life cycle state (81), and A2 per file: identifier (83), digest (85). */
    private Bytes structured() {
        Bytes parts =
                new Tlv(0x80, layout.version()).encode().concat(new Tlv(0x81, Bytes.of(memory.lifeCycle())).encode());
        for (ElementaryFile file : layout.files()) {
            var digest = new Tlv(0x85, sha256(FileContent.of(file, memory)).slice(0, SHORT_DIGEST));
            parts = parts.concat(
                    Tlv.of(0xA2, new Tlv(0x83, identifier(file)), digest).encode());
        }
        return new Tlv(0xE1, parts).encode();
    }

    private static Bytes identifier(ElementaryFile file) {
        return Bytes.of(file.identifier() >> 8, file.identifier() & 0xFF);
    }

    private static int crc16(Bytes content) {
        int crc = 0;
        for (int at = 0; at < content.size(); at++) {
            crc ^= content.unsigned(at) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc & 0xFFFF;
    }

    private static Bytes sha256(Bytes content) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
