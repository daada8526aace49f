package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.GetStatus;
import dev.cardmint.center.personalization.GetStatus.Entry;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.model.card.Aid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chip in doubt says of itself under R-MAC.
 *
 * @param lifeCycle the card's own life cycle state
 * @param applicationLifeCycle the application's state (GPCS Table 11-4), or {@code null} if the chip does not list it
 */
record ChipStatus(CardLifeCycle lifeCycle, @Nullable Integer applicationLifeCycle) {

    private static final int APPLICATION_PERSONALIZED = 0x0F;

    /** Reads both GET STATUS answers; {@code null} unless the card's own is proved and both can be read. */
    static @Nullable ChipStatus read(CheckedScript checked, Aid application) {
        UnwrappedResponse card = checked.answerTo(StatusScript.CARD);
        UnwrappedResponse applications = checked.answerTo(StatusScript.APPLICATIONS);
        if (card == null || applications == null || !card.rMacVerified()) {
            return null;
        }
        try {
            List<Entry> cardEntries = GetStatus.Response.parse(card.data()).entries();
            return cardEntries.size() == 1
                    ? new ChipStatus(
                            CardLifeCycle.of(cardEntries.get(0).lifeCycle()), lifeCycle(applications, application))
                    : null;
        } catch (MalformedResponseException | IllegalArgumentException e) {
            return null;
        }
    }

    /** "Referenced data not found" carries no MAC: an application that is not listed may be there all the same. */
    private static @Nullable Integer lifeCycle(UnwrappedResponse applications, Aid application) {
        Entry entry = GetStatus.Response.parse(applications.data()).find(application);
        return entry == null ? null : entry.lifeCycle();
    }

    boolean applicationPresent() {
        return applicationLifeCycle != null;
    }

    /** Everything that the last command of a writing leaves behind can be seen. */
    boolean isComplete() {
        return lifeCycle == CardLifeCycle.SECURED
                && Integer.valueOf(APPLICATION_PERSONALIZED).equals(applicationLifeCycle);
    }
}
