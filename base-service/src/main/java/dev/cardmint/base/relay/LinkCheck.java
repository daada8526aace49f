package dev.cardmint.base.relay;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.center.Link;
import java.time.Duration;

/**
 * Whether the link carries a card session: the last exchange was answered, and sooner than a card may idle. Only a link
 * that looks bad is measured again; a good one costs no round trip.
 */
final class LinkCheck {

    private final CenterClient center;
    private final Duration idleLimit;

    LinkCheck(CenterClient center, Duration idleLimit) {
        this.center = center;
        this.idleLimit = idleLimit;
    }

    Duration idleLimit() {
        return idleLimit;
    }

    /**
     * Refuses a link that is down or too slow.
     *
     * @throws LinkDownException with words for the clerk
     */
    void require() {
        Link link = center.link();
        if (!link.up() || link.slowerThan(idleLimit)) {
            measure();
        }
        if (!link.up()) {
            throw new LinkDownException("The center cannot be reached. Nothing was written, the request stays open.");
        }
        if (link.slowerThan(idleLimit)) {
            throw new LinkDownException(
                    "The link to the center is too slow for a card. Nothing was written, the request stays open.");
        }
    }

    private void measure() {
        try {
            center.once(CenterRequest.get("/v1/terminal")).close();
        } catch (CenterUnreachableException | CenterProblemException e) {
            // The link knows.
        }
    }
}
