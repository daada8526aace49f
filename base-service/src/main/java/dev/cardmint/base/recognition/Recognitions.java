package dev.cardmint.base.recognition;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.CardLeft;
import dev.cardmint.base.reader.Reader;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cards that the center has recognized, as long as they stay in their readers. When one leaves, the center is told so;
 * not while a card session runs, whose two round trips are all the traffic it makes.
 */
public final class Recognitions {

    private final Readers readers;
    private final CenterClient center;
    private final ReadoutCommandStorage readouts;
    private final Duration timeLimit;
    private final Departures departures;
    private final Clock clock;
    private final Map<UUID, Recognized> current = new HashMap<>();
    private final Set<UUID> inSession = new HashSet<>();

    Recognitions(
            Readers readers,
            CenterClient center,
            ReadoutCommandStorage readouts,
            Duration timeLimit,
            Departures departures,
            Clock clock) {
        this.readers = readers;
        this.center = center;
        this.readouts = readouts;
        this.timeLimit = timeLimit;
        this.departures = departures;
        this.clock = clock;
    }

    /** Reads the card in a reader in the clear, and asks the center what it is and what can be done with it. */
    public Recognized recognize(String readerName, BearerToken operator) {
        Reader reader = readers.named(readerName);
        departures.finish();
        RecognitionReadouts commands = readouts.current();
        RecognitionRequest request;
        long insertion;
        try (CardHold card = reader.hold()) {
            insertion = card.insertion();
            CardReading reading = CardReading.of(card, commands, timeLimit);
            request = new RecognitionRequest(readerName, card.atr(), reading.answers(), reading.chosen());
            card.keepConnection();
        }
        var recognized = new Recognized(readerName, insertion, ask(request, operator), operator);
        keep(recognized);
        if (!reader.holds(recognized.insertion())) {
            on(new CardLeft(readerName, recognized.insertion()));
            throw new RecognitionVoidException();
        }
        return recognized;
    }

    /** Whether a recognized card tells whose it is only after its holder's PIN. */
    public boolean wantsPin(Recognized recognized) {
        RecognitionEntry entry = readouts.of(recognized.recognition().cardType());
        return entry != null && entry.pin() != null;
    }

    /**
     * Asks a recognized card whose it is. Neither the PIN nor the answers are kept anywhere.
     *
     * @param pin what the holder typed, which stays the caller's, or {@code null}
     * @return empty if cards of its type do not tell
     * @throws RecognitionVoidException if it has left
     * @throws PinRefusedException if the card wants another PIN; nothing more is sent to it then
     */
    public List<ReadoutAnswer> askForHolder(UUID id, @Nullable Pin pin) {
        Recognized recognized = named(id);
        RecognitionEntry entry = readouts.of(recognized.recognition().cardType());
        if (entry == null || entry.holder().isEmpty()) {
            return List.of();
        }
        if (entry.pin() != null && pin == null) {
            throw PinRefusedException.missing();
        }
        try (CardHold card = readers.named(recognized.reader()).hold(recognized.insertion())) {
            card.keepConnection();
            return new HolderReading(card, timeLimit).answers(entry, pin);
        }
    }

    private Recognition ask(RecognitionRequest request, BearerToken operator) {
        try (Body body = center.write(request)) {
            return center.ask(CenterRequest.post("/v1/recognitions", body).by(operator), Recognition.class);
        }
    }

    private void keep(Recognized recognized) {
        synchronized (this) {
            leaving(recognized.reader(), Long.MAX_VALUE).forEach(this::leave);
            current.put(recognized.recognition().id(), recognized);
        }
        departures.at(
                Duration.between(clock.instant(), recognized.recognition().expiresAt()),
                () -> forget(recognized.recognition().id()));
    }

    private synchronized void forget(UUID id) {
        current.remove(id);
    }

    /**
     * The recognition of that id.
     *
     * @throws RecognitionVoidException if its card has left or it has expired
     */
    public synchronized Recognized named(UUID id) {
        Recognized recognized = current.get(id);
        if (recognized == null) {
            throw new RecognitionVoidException();
        }
        return recognized;
    }

    /** A card session begins: until {@link #sessionEnded} the center hears nothing of this card's leaving. */
    public synchronized void sessionBegins(UUID id) {
        inSession.add(id);
    }

    /** Says now what was held back. */
    public synchronized void sessionEnded(UUID id) {
        inSession.remove(id);
        Recognized recognized = current.get(id);
        if (recognized != null && !readers.named(recognized.reader()).holds(recognized.insertion())) {
            leave(recognized);
        }
    }

    /** Voids what was found out about a card that left. */
    synchronized void on(CardLeft card) {
        leaving(card.reader(), card.insertion()).stream()
                .filter(recognized ->
                        !inSession.contains(recognized.recognition().id()))
                .forEach(this::leave);
    }

    private List<Recognized> leaving(String reader, long insertion) {
        var leaving = new ArrayList<>(current.values());
        leaving.removeIf(recognized -> !recognized.reader().equals(reader) || recognized.insertion() > insertion);
        return leaving;
    }

    private void leave(Recognized recognized) {
        UUID id = recognized.recognition().id();
        current.remove(id);
        departures.send(CenterRequest.delete("/v1/recognitions/" + id).by(recognized.operator()));
    }
}
