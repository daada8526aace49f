package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.UnreadableProfileException;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version's document as it is stored: what one release took, a stricter one may be unable to read. */
public record StoredProfile(String profile, int version, Bytes document) {

    private static final Logger log = LoggerFactory.getLogger(StoredProfile.class);

    /**
     * Reads the document.
     *
     * @throws UnreadableProfileException if this release cannot
     */
    CardTypeProfile read() {
        try {
            return ProfileDocument.parse(document.toByteArray());
        } catch (MalformedProfileException e) {
            throw new UnreadableProfileException(profile, version, e);
        }
    }

    /** Where and why this release cannot read the document, or {@code null} if it can. */
    @Nullable
    String complaint() {
        try {
            read();
            return null;
        } catch (UnreadableProfileException e) {
            return Objects.requireNonNull(e.getCause()).getMessage();
        }
    }

    /** Those that this release can read: one that it cannot must not keep the others' cards from being recognized. */
    static List<CardTypeProfile> readable(List<StoredProfile> stored) {
        var readable = new ArrayList<CardTypeProfile>();
        for (StoredProfile each : stored) {
            try {
                readable.add(each.read());
            } catch (UnreadableProfileException e) {
                log.error("{} Its cards are not recognized until another version is activated.", e.getMessage());
            }
        }
        return readable;
    }
}
