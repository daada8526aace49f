package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Problem;
import dev.cardmint.base.reader.CardHold;
import dev.cardmint.base.reader.Reader;
import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.base.recognition.Recognitions;
import dev.cardmint.base.recognition.Recognized;
import dev.cardmint.model.problem.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Starts card sessions at the clerk's click and knows the latest ones; none is kept beyond the base's own life. */
public final class CardSessions implements SmartLifecycle {

    private static final int KNOWN_AT_MOST = 200;
    private static final String SHUTTING_DOWN = "The base is being shut down. Nothing was written.";
    private static final Duration LAST_CARDS = Duration.ofSeconds(60);

    private final Offers offers;
    private final Readers readers;
    private final Recognitions recognitions;
    private final CenterSessions center;
    private final LinkCheck link;
    private final Duration idleLimit;
    private final LongSupplier nanoTime;
    private final Map<UUID, CardSession> sessions = new LinkedHashMap<>();
    private volatile @Nullable ExecutorService executor;

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
        ExecutorService running = executor;
        if (running == null) {
            throw new ReaderUnavailableException(SHUTTING_DOWN);
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
        return begin(running, offer, card, operator);
    }

    private CardSession begin(ExecutorService running, HeldOffer offer, CardHold card, BearerToken operator) {
        var session = new CardSession(operator);
        remember(session);
        recognitions.sessionBegins(offer.card().recognition().id());
        try {
            running.execute(() -> run(session, offer, card, operator));
        } catch (RejectedExecutionException e) {
            card.close();
            session.ended(Ending.problem(Problem.of(ProblemType.READER_UNAVAILABLE, SHUTTING_DOWN), false));
        }
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
    public synchronized void start() {
        executor = Executors.newCachedThreadPool(task -> new Thread(task, "card session"));
    }

    /** Takes no new card and lets those under way come to their outcome. */
    @Override
    public void stop() {
        ExecutorService running = executor;
        executor = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(LAST_CARDS.toSeconds(), TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
