package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a file-system card by their paths (ISO/IEC 7816-4, 11.1 to 11.3), after a card with an access key
 * has proved it.
 */
final class FileSystemReadBack {

    private static final int MASTER_FILE = 0x3F00;
    private static final int NO_INFORMATION = 0x0C;
    private static final int SHORT_LE = 256;
    private static final int CHALLENGE = 8;
    private static final Bytes EVERY_CHIP = Bytes.copyOf(new byte[10]);

    private final List<ExpectedFile> expected;
    private final int keyReference;

    /** With the reference of the access key, or 0 if the card has none. */
    FileSystemReadBack(List<ExpectedFile> expected, int keyReference) {
        this.expected = expected;
        this.keyReference = keyReference;
    }

    boolean needsKey() {
        return keyReference != 0;
    }

    ReadBackResult read(WholeAnswers card, @Nullable MasterKey accessKey) throws ReadBackException {
        if (needsKey()) {
            requireKey(card, Objects.requireNonNull(accessKey));
        }
        Map<Integer, Bytes> contents = new HashMap<>();
        var comparison = new Comparison();
        for (ExpectedFile file : expected) {
            Bytes actual = content(card, file);
            comparison.require(
                    actual != null || !file.content().secret(), file.content().name());
            if (actual != null) {
                contents.put(file.content().identifier(), file.withoutFilling(actual));
            }
        }
        comparison.compareAll(expected.stream().map(ExpectedFile::content).toList(), contents);
        return comparison.result("ACTIVATED", needsKey());
    }

    /** INTERNAL AUTHENTICATE: AES-CMAC of a fresh challenge. */
    private void requireKey(WholeAnswers card, MasterKey accessKey) throws ReadBackException {
        byte[] challenge = new byte[CHALLENGE];
        new SecureRandom().nextBytes(challenge);
        ResponseApdu answer =
                card.transmit(new CommandApdu(0x00, 0x88, 0x00, keyReference, Bytes.copyOf(challenge), SHORT_LE));
        try (StaticKeys keys = accessKey.diversify(EVERY_CHIP)) {
            boolean proved = keys.enc() instanceof AesKey key
                    && MessageDigest.isEqual(answer.data().toByteArray(), key.cmac(challenge));
            if (!answer.statusWord().succeeded() || !proved) {
                throw new ReadBackException("The card does not prove the access key");
            }
        }
    }

    private static @Nullable Bytes content(WholeAnswers card, ExpectedFile file) {
        boolean found = select(card, MASTER_FILE);
        for (int identifier : file.path()) {
            found = found && select(card, identifier);
        }
        if (!found) {
            return null;
        }
        return file.record() == 0 ? new FileReading(card).wholeFile() : record(card, file.record());
    }

    private static boolean select(WholeAnswers card, int identifier) {
        Bytes data = Bytes.of(identifier >> 8, identifier & 0xFF);
        return card.transmit(new CommandApdu(0x00, 0xA4, 0x00, NO_INFORMATION, data, 0))
                .statusWord()
                .succeeded();
    }

    private static @Nullable Bytes record(WholeAnswers card, int number) {
        ResponseApdu answer = card.transmit(new CommandApdu(0x00, 0xB2, number, 0x04, Bytes.EMPTY, SHORT_LE));
        return answer.statusWord().succeeded() ? answer.data() : null;
    }
}
