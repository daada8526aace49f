package dev.cardmint.center.operators;

import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What two people agree on: this action, on this chip, for this record, about this subject and nothing else.
 *
 * @param chip the chip's identity, hexadecimal
 * @param subject what an action is about that is neither chip nor record, in the words of whoever does it
 */
public record ApprovalAction(
        Kind kind,
        @Nullable String chip,
        @Nullable UUID record,
        @Nullable String subject) {

    /** Actions that need a second person. */
    public enum Kind {
        /** Declare a chip in doubt destroyed, so that its record is free again. */
        DESTROY_CHIP,
        /** Try once more to authenticate a chip that has refused before. */
        ALLOW_AUTHENTICATION,
        /** Make a card again that cannot be asked: it is lost, stolen or dead. */
        REISSUE_WITHOUT_CARD,
        /** Make a card again for which many were issued before. */
        REISSUE_AGAIN,
        /** Search for the records of a holder who has no card. */
        FIND_HOLDER,
        /** Certify that a card was destroyed by hand. */
        DISPOSE_CARD,
        /** Use a version of a card type. */
        ACTIVATE_PROFILE,
        /** Use a version of a card type whose cards cannot prove what they carry. */
        ACTIVATE_UNPROVED_PROFILE,
        /** Use a version of a design. */
        ACTIVATE_DESIGN;

        Role[] deciders() {
            return switch (this) {
                case DESTROY_CHIP, DISPOSE_CARD -> new Role[] {Role.SUPERVISOR, Role.SECURITY_OFFICER};
                case ALLOW_AUTHENTICATION, REISSUE_WITHOUT_CARD, REISSUE_AGAIN, FIND_HOLDER ->
                    new Role[] {Role.SUPERVISOR};
                case ACTIVATE_PROFILE, ACTIVATE_UNPROVED_PROFILE, ACTIVATE_DESIGN -> new Role[] {Role.SECURITY_OFFICER};
            };
        }
    }

    public ApprovalAction {
        chip = chip == null ? null : chip.toUpperCase(Locale.ROOT);
    }

    /** An action on a chip, for a record. */
    public ApprovalAction(Kind kind, @Nullable String chip, @Nullable UUID record) {
        this(kind, chip, record, null);
    }

    /** An action about something else. */
    public static ApprovalAction about(Kind kind, String subject) {
        return new ApprovalAction(kind, null, null, subject);
    }

    /**
     * SHA-256 over kind, chip, record, reason and, if there is one, subject, each as UTF-8 behind its length (4 bytes,
     * big endian); what is absent has length -1.
     */
    Bytes digest(String reason) {
        var encoded = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(encoded)) {
            writeTo(out, "cardmint approval 1");
            writeTo(out, kind.name());
            writeTo(out, chip);
            writeTo(out, record == null ? null : record.toString());
            writeTo(out, reason);
            if (subject != null) {
                writeTo(out, subject);
            }
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(encoded.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void writeTo(DataOutputStream out, @Nullable String part) throws IOException {
        if (part == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
