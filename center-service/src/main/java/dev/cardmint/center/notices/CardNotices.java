package dev.cardmint.center.notices;

import dev.cardmint.center.issuance.CardIssued;
import dev.cardmint.center.issuance.CardIssued.Replaced;
import dev.cardmint.center.issuance.RecordId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters a notice for each card that counts, in the transaction that counts it: neither is there without the other. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CardNotices {

    private final NoticeOutbox outbox;
    private final Clock clock;

    CardNotices(NoticeOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Enters the notice of a card. */
    @EventListener
    public void enter(CardIssued issued) {
        Replaced replaced = issued.replaced();
        outbox.add(new Notice(
                UUID.randomUUID(),
                issued.record(),
                issued.issuanceCount(),
                replaced == null ? null : replaced.reason(),
                replaced == null ? null : OldCard.of(replaced.oldChip()),
                issued.branch(),
                clock.instant(),
                Notice.State.WAITING,
                0,
                null));
    }

    /** The notices of a record, oldest first. */
    public List<Notice> ofRecord(RecordId record) {
        return outbox.ofRecord(record);
    }

    /** The notice of a record's card with this count, or {@code null}. */
    public @Nullable Notice find(RecordId record, int issuanceCount) {
        return ofRecord(record).stream()
                .filter(notice -> notice.issuanceCount() == issuanceCount)
                .findFirst()
                .orElse(null);
    }
}
