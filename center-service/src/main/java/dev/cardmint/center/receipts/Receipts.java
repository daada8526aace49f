package dev.cardmint.center.receipts;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.notices.CardNotices;
import dev.cardmint.center.notices.Contact;
import dev.cardmint.center.notices.Contacts;
import dev.cardmint.center.notices.Language;
import dev.cardmint.center.notices.Notice;
import dev.cardmint.center.notices.NoticeSettings;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.receipts.ReceiptText.IssuedCard;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the receipt of a card that was issued, at the branch that issued it. */
@Service
public class Receipts {

    private static final int DIGITS_SHOWN = 4;

    private final CardNotices notices;
    private final Contacts contacts;
    private final IssuanceRecords records;
    private final CardTypeProfiles profiles;
    private final NoticeSettings settings;
    private final AuditLog audit;

    Receipts(
            CardNotices notices,
            Contacts contacts,
            IssuanceRecords records,
            CardTypeProfiles profiles,
            NoticeSettings settings,
            AuditLog audit) {
        this.notices = notices;
        this.contacts = contacts;
        this.records = records;
        this.profiles = profiles;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * The receipt of one card.
     *
     * @param issuanceCount which card of the record it is
     * @param wanted the language to draw it in, or {@code null} for the holder's, English where that is not known
     */
    @Transactional
    public Bytes draw(Caller caller, RecordId record, int issuanceCount, @Nullable Language wanted) {
        caller.requireOperatorAtBase();
        IssuanceRecord issuance = records.get(record);
        Notice notice = notices.find(record, issuanceCount);
        if (notice == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No such card was issued for this record.");
        }
        requireOwn(caller, issuance, notice);
        audit.append(AuditEntry.of(AuditKind.RECEIPT_DRAWN)
                .by(caller)
                .record(record.value())
                .detail("issuanceCount", issuanceCount));
        Contact contact = contacts.find(record);
        Language holders = contact == null ? Language.EN : contact.language();
        var text = new ReceiptText(wanted == null ? holders : wanted, settings.zone());
        return ReceiptPage.of(text.of(notice, card(issuance, issuanceCount), contact));
    }

    private static void requireOwn(Caller caller, IssuanceRecord issuance, Notice notice) {
        if (caller.terminal().drill() != (issuance.purpose() == Purpose.DRILL)) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH, "Drill cards have receipts at drill terminals, and no others there.");
        }
        if (!caller.terminal().branch().equals(notice.branch())) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "This card was issued by branch %s, which prints its receipt.".formatted(notice.branch()));
        }
    }

    private IssuedCard card(IssuanceRecord issuance, int issuanceCount) {
        CardTypeProfile profile = profiles.get(issuance.profile(), issuance.profileVersion());
        boolean latest = issuanceCount == issuance.state().issuanceCount();
        return new IssuedCard(
                profile.name(), latest ? lastDigits(issuance.id(), profile) : "", issuance.purpose() == Purpose.DRILL);
    }

    /** Of the card that was issued last: what was on those before is not kept. */
    private String lastDigits(RecordId record, CardTypeProfile profile) {
        try (PersonalizationData data = records.data(record)) {
            return profile.values().entrySet().stream()
                    .filter(value -> value.getValue().type() == ValueType.CARD_NUMBER)
                    .map(Map.Entry::getKey)
                    .map(data::text)
                    .map(number -> number.substring(number.length() - DIGITS_SHOWN))
                    .findFirst()
                    .orElse("");
        }
    }
}
