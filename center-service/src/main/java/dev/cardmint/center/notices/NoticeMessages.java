package dev.cardmint.center.notices;

import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.notices.mail.Mail;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnreadableProfileException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the mail of a notice: the kind of card, how many, when and where, and nothing of the card or its holder. */
@Component
class NoticeMessages {

    private final Contacts contacts;
    private final IssuanceRecords records;
    private final CardTypeProfiles profiles;
    private final NoticeSettings settings;

    NoticeMessages(Contacts contacts, IssuanceRecords records, CardTypeProfiles profiles, NoticeSettings settings) {
        this.contacts = contacts;
        this.records = records;
        this.profiles = profiles;
        this.settings = settings;
    }

    /** The mail of a notice, or {@code null} if its holder has no address any more. */
    @Transactional(readOnly = true)
    public @Nullable Mail of(Notice notice) {
        Contact contact = contacts.find(notice.record());
        return contact == null ? null : write(notice, contact, records.get(notice.record()));
    }

    private String cardType(IssuanceRecord issuance) {
        try {
            return profiles.get(issuance.profile(), issuance.profileVersion()).name();
        } catch (UnreadableProfileException e) {
            return issuance.profile();
        }
    }

    private Mail write(Notice notice, Contact contact, IssuanceRecord issuance) {
        HolderTexts texts = HolderTexts.of("notices", contact.language());
        int count = notice.issuanceCount();
        String which = count == 1 ? texts.text("first") : texts.text("further", count);
        String day = texts.day(notice.issuedAt(), settings.zone());
        String body = texts.text("body", cardType(issuance), day, notice.branch(), which);
        boolean drill = issuance.purpose() == Purpose.DRILL;
        return new Mail(
                notice.id(),
                contact.email(),
                contact.language().locale(),
                texts.text("subject"),
                drill ? texts.text("drill") + "\n\n" + body : body,
                notice.issuedAt());
    }
}
