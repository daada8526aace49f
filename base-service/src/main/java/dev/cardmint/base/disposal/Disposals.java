package dev.cardmint.base.disposal;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.disposal.DisposalUnit.Job;
import dev.cardmint.base.disposal.DisposalUnit.Means;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalPermit;
import dev.cardmint.model.disposal.DisposalStop;
import dev.cardmint.model.disposal.PermitRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Asks the center, then lets the unit destroy a card, then reports it. A report that the center does not take is kept
 * in memory until it does; the card does not go into the unit a second time.
 */
@Service
public class Disposals {

    private static final Logger log = LoggerFactory.getLogger(Disposals.class);

    private final CenterClient center;
    private final DisposalUnit unit;
    private final DisposalUnit hand = new HandUnit();
    private final Clock clock;
    private final Map<String, Unreported> unreported = new ConcurrentHashMap<>();
    private final ReentrantLock busy = new ReentrantLock();

    Disposals(CenterClient center, DisposalUnit unit, Clock clock) {
        this.center = center;
        this.unit = unit;
        this.clock = clock;
    }

    /**
     * A card that is to be destroyed.
     *
     * @param serial scanned or typed from the card
     * @param byHand whether by a person, whatever unit there is
     */
    public record Wanted(String chip, String serial, boolean byHand) {}

    /** The unit of this base. */
    public DisposalUnit unit() {
        return unit;
    }

    /**
     * Says how the next card goes.
     *
     * @throws NotSimulatedException unless the unit is a simulated one
     */
    public void tellSimulated(MillingResult next) {
        if (!(unit instanceof SimulatedUnit simulated)) {
            throw new NotSimulatedException();
        }
        simulated.next(next);
    }

    /** The cards that are destroyed and that the center does not know of yet. */
    public List<String> unreported() {
        return unreported.values().stream()
                .filter(Unreported::isDestroyed)
                .map(Unreported::chip)
                .sorted()
                .toList();
    }

    /**
     * Destroys a card.
     *
     * @throws UnitBusyException while another one is being destroyed
     * @throws CenterProblemException if the center does not permit it: nothing was destroyed
     * @throws CenterUnreachableException if the center could not be asked: nothing was destroyed
     */
    public DisposalOutcome destroy(Wanted wanted, BearerToken operator) {
        if (!busy.tryLock()) {
            throw new UnitBusyException();
        }
        try {
            return destroyAlone(wanted, operator);
        } finally {
            busy.unlock();
        }
    }

    private DisposalOutcome destroyAlone(Wanted wanted, BearerToken operator) {
        DisposalUnit chosen = wanted.byHand() ? hand : unit;
        Means means = chosen.means();
        var request = new PermitRequest(wanted.chip(), wanted.serial(), means.method(), means.unit(), means.level());
        Unreported before = unreported.get(request.chip());
        if (before != null && before.isDestroyed()) {
            return reportOrSayWhyNot(before, operator);
        }
        DisposalPermit permit = permit(request, operator);
        MillingResult result = chosen.destroy(new Job(permit.id(), permit.chip()));
        DisposalStop stop = result.stop();
        if (stop != null) {
            tellStopped(permit, stop, operator);
            return DisposalOutcome.of(result);
        }
        boolean destroyed = result == MillingResult.DESTROYED;
        var done = new Unreported(permit.id(), permit.chip(), destroyed ? clock.instant() : null);
        unreported.put(permit.chip(), done);
        return destroyed ? reportOrSayWhyNot(done, operator) : DisposalOutcome.byHand(means);
    }

    private DisposalPermit permit(PermitRequest request, BearerToken operator) {
        try (Body body = center.write(request)) {
            return center.ask(CenterRequest.post("/v1/disposal-permits", body).by(operator), DisposalPermit.class);
        }
    }

    /** The center need not hear of it: a permit that nobody reports on does no harm. */
    private void tellStopped(DisposalPermit permit, DisposalStop why, BearerToken operator) {
        try {
            center.once(CenterRequest.delete("/v1/disposal-permits/%s?why=%s".formatted(permit.id(), why))
                            .by(operator))
                    .close();
        } catch (CenterProblemException | CenterUnreachableException e) {
            log.warn("The center was not told that permit {} came to nothing", permit.id(), e);
        }
    }

    /** The card is destroyed already, whatever the center says. */
    private DisposalOutcome reportOrSayWhyNot(Unreported done, BearerToken operator) {
        try {
            return report(done, null, operator);
        } catch (CenterProblemException e) {
            return DisposalOutcome.unreported(e.problem().detail() + " Then choose Report again.");
        }
    }

    /**
     * Reports a destruction again, or one by hand with the approval of the second person.
     *
     * @param chip its identity, as typed
     * @throws NothingToReportException if this base knows of none
     * @throws CenterProblemException if the center does not take it
     */
    public DisposalOutcome report(String chip, @Nullable UUID approval, BearerToken operator) {
        Unreported done = unreported.get(PermitRequest.normalized(chip));
        if (done == null) {
            throw new NothingToReportException();
        }
        return report(done, approval, operator);
    }

    private DisposalOutcome report(Unreported done, @Nullable UUID approval, BearerToken operator) {
        try (Body body = center.write(done.toReport(clock.instant(), approval));
                Body answer = center.insist(
                        CenterRequest.post("/v1/disposals", body).by(operator).keyed(done.permit()))) {
            DisposalCertificate certificate = center.read(answer, DisposalCertificate.class);
            unreported.remove(done.chip(), done);
            return DisposalOutcome.certified(certificate);
        } catch (CenterUnreachableException e) {
            log.warn("The center was not told of the destruction under permit {}", done.permit(), e);
            return DisposalOutcome.unreported(
                    "It cannot be reached. Choose Report again when the line is back; this base must not be stopped before.");
        }
    }
}
