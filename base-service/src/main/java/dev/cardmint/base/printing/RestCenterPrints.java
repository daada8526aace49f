package dev.cardmint.base.printing;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.center.CenterUnreachableException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the center for pages, and tells it what became of them. */
final class RestCenterPrints implements CenterPrints {

    private static final Logger log = LoggerFactory.getLogger(RestCenterPrints.class);

    private final CenterClient center;

    RestCenterPrints(CenterClient center) {
        this.center = center;
    }

    @Override
    public Body pages(UUID job, BearerToken operator) {
        try (Body nothing = center.write(new Sent())) {
            return center.once(CenterRequest.post(path(job) + "/pages", nothing).by(operator));
        }
    }

    @Override
    public void tell(UUID job, boolean printed) {
        try (Body result = center.write(new Result(printed))) {
            center.insist(CenterRequest.post(path(job) + "/result", result)).close();
        } catch (CenterUnreachableException | CenterProblemException e) {
            log.warn("The center did not take down how print {} ended; its clerk is asked", job);
        }
    }

    private static String path(UUID job) {
        return "/v1/print-jobs/" + job;
    }

    /** The pages are sent to the printer. */
    record Sent() {}

    /**
     * How a print ended, as far as the printer knows.
     *
     * @param printed {@code false} if it is certain that nothing was
     */
    record Result(boolean printed) {}
}
