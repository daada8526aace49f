package dev.cardmint.center.sessions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.sessions.persistence.RecognitionRow;
import org.jspecify.annotations.Nullable;

/**
 * What authentications are counted by: the chip that a card claims to be. A card that does not say which one it is, as
 * one with files before it has its number, is counted by its reader and kind: what lies there may be the same card.
 */
final class CountedTries {

    private static final String OF_READER = "reader ";

    private CountedTries() {}

    /** What they are counted by, or {@code null} where there is no key to guess at. */
    static @Nullable String of(CardTypeProfile profile, RecognitionRow recognition) {
        if (profile.technology() instanceof FileSystemTerms files && files.accessKey() == null) {
            return null;
        }
        String claim = recognition.claim();
        return claim == null
                ? OF_READER + "%s/%s/%s".formatted(recognition.terminal(), recognition.reader(), profile.profile())
                : claim;
    }

    static String inWords(String countedAs) {
        return countedAs.startsWith(OF_READER) ? "a card of this kind in this reader" : "this card";
    }
}
