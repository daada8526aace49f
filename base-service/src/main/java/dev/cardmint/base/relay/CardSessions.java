package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.Reader;
import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.base.recognition.Recognitions;
import dev.cardmint.base.recognition.Recognized;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.context.SmartLifecycle;

/** Starts card sessions at the clerk's click and knows the latest ones; none is kept beyond the base's own life. */
public final class CardSessions implements SmartLifecycle {

    private static final int KNOWN_AT_MOST = 200;
    private static final Duration LAST_CARDS = Duration.ofSeconds(60);

    private final Offers offers;
    private final Readers readers;
    private final Recognitions recognitions;
    private final CenterSessions center;
    private final LinkCheck link;
    private final Duration idleLimit;
    private final LongSupplier nanoTime;
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> new Thread(task, "card session"));
    private final Map<UUID, CardSession> sessions = new LinkedHashMap<>();
    private volatile boolean running;

    CardSessions(
            Offers offers,
            Readers readers,
            Recognitions recognitions,
            CenterSessions center,
            LinkCheck link,
            LongSupplier nanoTime) {
        this.offers = offers;
        this.readers = readers;
        this.recognitions = recognitions;
        this.center = center;
        this.link = link;
        this.idleLimit = link.idleLimit();
        this.nanoTime = nanoTime;
    }

    /**
     * Begins: everything that can be checked without the card's keys is checked first, then the card is held until the
     * outcome.
     */
    public CardSession start(UUID offerId, BearerToken operator) {
        if (!running) {
            throw new ReaderUnavailableException("The base is being shut down.");
        }
        HeldOffer offer = offers.usable(offerId, operator);
        link.require();
        Recognized recognized = offer.card();
        Reader reader = readers.named(recognized.reader());
        CardHold card = reader.hold(recognized.insertion());
        try {
            offers.take(offer);
        } catch (OfferVoidException e) {
            card.keepConnection();
            card.close();
            throw e;
        }
        var session = new CardSession(operator);
        remember(session);
        recognitions.sessionBegins(recognized.recognition().id());
        executor.execute(() -> run(session, offer, card, operator));
        return session;
    }

    private void run(CardSession session, HeldOffer offer, CardHold card, BearerToken operator) {
        Ending ending;
        try (card;
                offer) {
            ending =
                    new Dialogue(center, card, operator, session, idleLimit, nanoTime).run(offer.id(), offer.opening());
        }
        session.ended(ending); // only now: who sees the outcome finds the card free
        if (!ending.offerUsed()) {
            offers.withdrawUnused(offer.id(), operator);
        }
        recognitions.sessionEnded(offer.card().recognition().id());
    }

    private synchronized void remember(CardSession session) {
        sessions.put(session.id(), session);
        if (sessions.size() > KNOWN_AT_MOST) {
            sessions.values().stream()
                    .filter(known -> known.view().over())
                    .findFirst()
                    .ifPresent(oldest -> sessions.remove(oldest.id()));
        }
    }

    /**
     * The operator's own session of that id.
     *
     * @throws UnknownCardSessionException if there is none, or it is somebody else's
     */
    public synchronized CardSession named(UUID id, BearerToken operator) {
        CardSession session = sessions.get(id);
        if (session == null || !session.belongsTo(operator)) {
            throw new UnknownCardSessionException();
        }
        return session;
    }

    /** Whether a card is being written now. */
    public synchronized boolean anyRunning() {
        return sessions.values().stream().anyMatch(session -> !session.view().over());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Takes no new card and lets those under way come to their outcome. */
    @Override
    public void stop() {
        running = false;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_CARDS.toSeconds(), TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
