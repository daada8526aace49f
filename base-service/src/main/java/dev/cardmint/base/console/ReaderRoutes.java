package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.reader.Reader;
import dev.cardmint.base.reader.ReaderState;
import dev.cardmint.base.reader.ReaderStatus;
import dev.cardmint.base.reader.ReaderStatus.Failure;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.base.reader.Readers.DriverStatus;
import dev.cardmint.base.recognition.Recognitions;
import dev.cardmint.base.recognition.Recognized;
import dev.cardmint.model.relay.CardType;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueChoice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The readers at this base, and what the cards in them are. */
@RestController
@RequestMapping("/api/readers")
class ReaderRoutes {

    private final Readers readers;
    private final Recognitions recognitions;

    ReaderRoutes(Readers readers, Recognitions recognitions) {
        this.readers = readers;
        this.recognitions = recognitions;
    }

    @GetMapping
    List<ReaderView> readers() {
        return readers.all().stream().map(ReaderView::of).toList();
    }

    /** Where the readers come from, and what is wrong there. */
    @GetMapping("/drivers")
    List<DriverStatus> drivers() {
        return readers.drivers();
    }

    @PostMapping("/{name}/recognition")
    RecognizedCard recognize(@PathVariable String name, @AuthenticationPrincipal BearerToken operator) {
        Recognized recognized = recognitions.recognize(name, operator);
        return RecognizedCard.of(recognized, recognitions.wantsPin(recognized));
    }

    /**
     * One reader.
     *
     * @param apdusTransmitted every APDU sent to a card in this reader since the base started
     * @param driver the name of the driver that it comes from
     * @param serialNumber the reader's own, if it is known
     * @param since when it came into this state
     * @param reason why it cannot be used, in plain words
     * @param insertion counts insertions: another card, or the same one put in again, has another number
     * @param atr the answer to reset of the card in it, once it was powered
     * @param lastFailure what went wrong last, since the base started
     */
    record ReaderView(
            String name,
            ReaderState state,
            boolean simulated,
            long apdusTransmitted,
            String driver,
            @Nullable String serialNumber,
            Instant since,
            @Nullable String reason,
            @Nullable Long insertion,
            @Nullable String atr,
            @Nullable Failure lastFailure) {

        static ReaderView of(Reader reader) {
            ReaderStatus status = reader.status();
            return new ReaderView(
                    reader.name(),
                    status.state(),
                    reader.simulated(),
                    reader.apdusTransmitted(),
                    reader.driver(),
                    status.serialNumber(),
                    status.since(),
                    status.reason(),
                    status.insertion(),
                    status.atr() == null ? null : status.atr().toHex(),
                    status.lastFailure());
        }
    }

    /**
     * The center's recognition, and the reader that the card is in.
     *
     * @param insertion the insertion that it is about
     * @param pin whether the holder's PIN is needed to make this card again
     */
    record RecognizedCard(
            UUID id,
            String reader,
            long insertion,
            @Nullable CardType cardType,
            @Nullable String knownChip,
            List<Operation> operations,
            @Nullable UUID record,
            List<ReissueChoice> reissue,
            boolean pin,
            String message,
            @Nullable String detail,
            Instant expiresAt) {

        static RecognizedCard of(Recognized recognized, boolean pin) {
            Recognition r = recognized.recognition();
            return new RecognizedCard(
                    r.id(),
                    recognized.reader(),
                    recognized.insertion(),
                    r.cardType(),
                    r.knownChip(),
                    r.operations(),
                    r.record(),
                    r.reissue(),
                    pin,
                    r.message(),
                    r.detail(),
                    r.expiresAt());
        }
    }
}
