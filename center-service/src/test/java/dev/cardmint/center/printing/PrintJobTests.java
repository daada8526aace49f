package dev.cardmint.center.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.printing.PrintJob.Card;
import dev.cardmint.center.printing.PrintJob.State;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.web.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrintJobTests {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private final PrintJob pending = PrintJob.of(
            new Card(
                    RecordId.random(),
                    Purpose.DRILL,
                    new ChipIdentity("00112233445566778899"),
                    "north",
                    new CardChoice("payment", 1, Product.CONTACT)),
            1,
            "clerk",
            NOW);
    private final PrintJob printing = pending.sentTo("base-1", NOW);
    private final PrintJob printed = printing.ended(State.PRINTED, NOW);

    private static void assertRefused(Runnable step, String words) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(step::run).withMessageContaining(words);
    }

    @Test
    void goesToAPrinterAndComesOut() {
        assertThat(printing.state()).isEqualTo(State.PRINTING);
        assertThat(printing.terminal()).isEqualTo("base-1");
        assertThat(printed.state()).isEqualTo(State.PRINTED);
        assertThat(printed.accepted("clerk", NOW).isAccepted()).isTrue();
    }

    @Test
    void goesToNoPrinterWhileItMayBeAtOne() {
        assertRefused(() -> printing.sentTo("base-2", NOW), "may be at a printer already");
        assertRefused(() -> printed.sentTo("base-1", NOW), "printed already");
        assertRefused(() -> printed.accepted("clerk", NOW).sentTo("base-1", NOW), "printed already");
    }

    @Test
    void goesToAPrinterAgainOnceNothingWasPrinted() {
        PrintJob failed = printing.ended(State.FAILED, NOW);
        PrintJob nothingCameOut = printing.ended(State.PENDING, NOW);

        assertThat(failed.sentTo("base-2", NOW).terminal()).isEqualTo("base-2");
        assertThat(nothingCameOut.sentTo("base-1", NOW).state()).isEqualTo(State.PRINTING);
    }

    @Test
    void takesAnEndOnceFromAPrinterAlone() {
        assertThat(printed.ended(State.PRINTED, NOW.plusSeconds(1))).isSameAs(printed);
        assertRefused(() -> printed.ended(State.FAILED, NOW), "not at a printer");
        assertRefused(() -> pending.ended(State.PRINTED, NOW), "not at a printer");
    }

    @Test
    void isPrintedAgainIfItIsRejected() {
        PrintJob rejected = printed.rejected(RejectReason.SMEARED, NOW);
        PrintJob again = rejected.again("clerk", NOW);

        assertThat(rejected.state()).isEqualTo(State.REJECTED);
        assertThat(again.state()).isEqualTo(State.PENDING);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.card()).isEqualTo(pending.card());
        assertThat(again.id()).isNotEqualTo(pending.id());
    }

    @Test
    void isJudgedOnceAndOnlyAfterItCameOut() {
        assertRefused(() -> printing.accepted("clerk", NOW), "has not come out");
        assertRefused(() -> pending.rejected(RejectReason.FAINT, NOW), "has not come out");
        assertRefused(() -> printed.accepted("clerk", NOW).rejected(RejectReason.FAINT, NOW), "found good already");
    }
}
