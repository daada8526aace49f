package dev.cardmint.center.notices.web;

import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.notices.CardNotices;
import dev.cardmint.center.notices.Contact;
import dev.cardmint.center.notices.Contacts;
import dev.cardmint.center.notices.Notice;
import dev.cardmint.center.notices.OldCard;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.ReissueReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a record was told, and whether it was sent. */
@RestController
@RequestMapping("/v1/issuance-records/{record}/notices")
class NoticeController {

    private final IssuanceRecords records;
    private final CardNotices notices;
    private final Contacts contacts;

    NoticeController(IssuanceRecords records, CardNotices notices, Contacts contacts) {
        this.records = records;
        this.notices = notices;
        this.contacts = contacts;
    }

    /**
     * A notice as operators see it.
     *
     * @param to the holder's address, masked, or {@code null} if there is none or another branch issued the card
     */
    record NoticeView(
            int issuanceCount,
            @Nullable ReissueReason reason,
            @Nullable OldCard oldCard,
            String branch,
            Instant issuedAt,
            Notice.State state,
            @Nullable String to,
            int attempts,
            @Nullable Instant settledAt) {

        static NoticeView of(Notice notice, @Nullable Contact contact) {
            return new NoticeView(
                    notice.issuanceCount(),
                    notice.reason(),
                    notice.oldCard(),
                    notice.branch(),
                    notice.issuedAt(),
                    notice.state(),
                    contact == null ? null : contact.masked(),
                    notice.attempts(),
                    notice.settledAt());
        }
    }

    @GetMapping
    @Transactional(readOnly = true)
    List<NoticeView> ofRecord(Caller caller, @PathVariable UUID record) {
        Operator operator = caller.requireOperator();
        var id = new RecordId(record);
        requirePurpose(caller, id);
        Contact contact = contacts.find(id);
        return notices.ofRecord(id).stream()
                .map(notice -> NoticeView.of(notice, notice.branch().equals(operator.branch()) ? contact : null))
                .toList();
    }

    private void requirePurpose(Caller caller, RecordId id) {
        if (caller.terminal().drill() != (records.get(id).purpose() == Purpose.DRILL)) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH,
                    "What holders of drill cards were told is for drill terminals, and for no others.");
        }
    }
}
