package dev.cardmint.center.sessions;

import dev.cardmint.model.relay.StopReason;

/** Why a card session ended as it did, with the words for the clerk. The names are support codes and never change. */
public enum EndingCode {
    ISSUED("The card is issued. Take it out and hand it to its holder."),
    ISSUED_OLD_LOCKED(
            "The new card is issued. Take it out and hand it to its holder. Then put the old card in and choose Retire: it is only"
                    + " locked."),
    CONFIRMED(
            "The card had been written completely and is now confirmed as issued. Take it out and hand it to its holder."),
    COMPARED(
            "The card was written and read back the same. This kind of card cannot prove it. Take it out and hand it to its"
                    + " holder."),
    READ_BACK_DIFFERS(
            "What was read back from the card is not what was written to it. Put the same card back and choose Check card."),
    NUMBER_NOT_WRITTEN(
            "The card may not have got its number. Put the same card back: if it is not taken for this one, it cannot be checked."
                    + " Keep it apart then and tell your supervisor: two people must declare the chip that the request names"
                    + " destroyed, and the request goes on with another card."),
    RETIRED(
            "The old card is retired. Keep it for destruction. If the new card is not issued yet, put a blank into the reader,"
                    + " choose the request, and choose Issue."),
    LOCKED(
            "The old card is locked. Put a new card into the reader. Once that is issued, put the old card in again and choose"
                    + " Retire."),
    NOT_LOCKED(
            "The old card has not proved that it is locked. Put the same card back and choose Lock again. If that fails, tell"
                    + " your supervisor: two people must declare it destroyed before a new card is made."),
    UNLOCKED("The card works again, and no new one is made. Take it out and hand it back to its holder."),
    NOT_UNLOCKED("The card has not proved that it works again. Put the same card back, choose Lock, and then Unlock."
            + " If that fails, tell your supervisor."),
    NOT_RETIRED(
            "The old card has not proved that its life has ended. Put the same card back and try again. If that fails, tell"
                    + " your supervisor: two people must declare it destroyed before a new card is made."),
    WIPED(
            "The card refused to be written and has been wiped. Put it with the spoiled cards. The request is open again: take another"
                    + " card."),
    AUTHENTICATION_REFUSED(
            "The card did not accept the center. Put the same card back; we will check it. If it happens again, call your"
                    + " supervisor."),
    CARD_REFUSED("The card refused a command. Put the same card back; we will check it."),
    ANSWER_LOST(
            "The card wants its answer asked for in another length. What writes is never sent twice, so the answer is lost. Put the"
                    + " same card back; we will check it. If it happens with other cards, tell a security officer."),
    REFUSED_AGAIN(
            "The card refused to be written again. Keep it and tell your supervisor: two people must declare it destroyed"
                    + " before the request can go on."),
    KEYS_NOT_CONFIRMED("The card did not confirm its new keys. Put the same card back; we will check it."),
    TIME_LIMIT("The card took too long to answer. Put the same card back; we will check it."),
    CARD_GONE("The card, or its reader, went away too early. Put the same card back; we will check it."),
    BAD_ANSWER(
            "The reader could not read the card's answer. Look at the card's contacts and put the same card back; we will check"
                    + " it."),
    LINK_TOO_SLOW(
            "The line to the center is too slow for the reader. Put the same card back when the line is better; we will check"
                    + " it."),
    REPORT_INCOMPLETE("The answers of the card are incomplete. Put the same card back; we will check it."),
    NOT_REPORTED("Nothing was heard of the card in time. Put the same card back; we will check it."),
    CHANNEL_VIOLATED(
            "The answers of the card were altered on their way. Keep the card, tell your supervisor, and put the same card back;"
                    + " we will check it."),
    WIPE_NOT_PROVED(
            "The card could not be proved empty. Keep it and tell your supervisor: two people must declare it destroyed before"
                    + " the request can go on."),
    NOT_IDENTIFIED(
            "The card did not prove which one it is, so nothing was sent to it now. Take it out and insert it again; if it"
                    + " happens again, call your supervisor."),
    NOT_ASKED(
            "The card went away, or did not answer, before it had said which one it is. Nothing was sent to it now. Insert"
                    + " it again."),
    NOT_TOLD_APART(
            "Cards like this cannot be told apart: their keys are shared and their challenges follow from them. Nothing was"
                    + " sent to it now. Take it out and tell a security officer."),
    IDENTITY_ALTERED(
            "The answers of the card were altered on their way. Nothing was sent to it now. Keep the card and tell your"
                    + " supervisor."),
    CARD_LOCKED(
            "The card is locked and takes nothing more. Keep it and tell your supervisor: two people must declare it"
                    + " destroyed before the request can go on."),
    NOT_A_BLANK("This card is known and is no blank. Nothing was written to it. Take it out and use another card."),
    OTHER_CARD(
            "This is not, or no longer, a card whose writing was not finished. Nothing was written to it. Take it out and look"
                    + " at the request again."),
    REQUEST_TAKEN(
            "The request is no longer waiting for a card. Nothing was written. Choose another request for this card."),
    OUT_OF_STOCK(
            "The branch has no blanks of the chosen kind left in its books. Nothing was written. Choose another kind, or ask a"
                    + " supervisor to enter new ones."),
    APPLICATION_NOT_AUTHENTIC(
            "The card's application did not prove its keys. Put the same card back; we will check it. If it happens again,"
                    + " call your supervisor."),
    SUPERSEDED("The same card was inspected in a later session.");

    private final String words;

    EndingCode(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    static EndingCode of(StopReason stopped) {
        return switch (stopped) {
            case COMPLETED -> REPORT_INCOMPLETE;
            case UNEXPECTED_STATUS, UNEXPECTED_ANSWER -> CARD_REFUSED;
            case TIME_LIMIT -> TIME_LIMIT;
            case CARD_GONE -> CARD_GONE;
            case LINK_TOO_SLOW -> LINK_TOO_SLOW;
            case BAD_ANSWER -> BAD_ANSWER;
        };
    }
}
