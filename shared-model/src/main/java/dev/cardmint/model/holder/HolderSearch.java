package dev.cardmint.model.holder;

import dev.cardmint.model.relay.ReissueChoice;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What came of a search.
 *
 * @param subject what a second person approves: the question, as a hash that only the center can make
 * @param approvalNeeded whether nothing was looked for yet, because nobody has approved
 * @param found the records of this branch, none with more than a clerk sees in a list
 * @param more whether there are further ones that are not shown
 * @param message plain words for the clerk
 */
public record HolderSearch(String subject, boolean approvalNeeded, List<Found> found, boolean more, String message) {

    public HolderSearch {
        Objects.requireNonNull(subject, "subject");
        found = List.copyOf(found);
    }

    /**
     * A record that fits.
     *
     * @param label initials and last digits, never more
     * @param cardType the type's name for people
     * @param state of the record, by its name
     * @param issuanceCount how many cards were issued for it
     * @param reissue why a card can be made again without the old one, empty if it cannot
     */
    public record Found(
            UUID record, String label, String cardType, String state, int issuanceCount, List<ReissueChoice> reissue) {

        public Found {
            reissue = List.copyOf(reissue);
        }

        @Override
        public String toString() {
            return "Found[%s]".formatted(record);
        }
    }
}
