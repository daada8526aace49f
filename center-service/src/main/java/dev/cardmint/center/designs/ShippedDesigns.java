package dev.cardmint.center.designs;

import dev.cardmint.center.designs.DesignVersion.Activation;
import dev.cardmint.center.designs.DesignVersion.Withdrawal;
import dev.cardmint.center.profiles.Product;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the designs that the service is shipped with among the versions, in use at once. One that is not what is stored
 * as that version keeps the service from starting, unless an officer brought that.
 */
@Component
class ShippedDesigns implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(ShippedDesigns.class);
    private static final String DESIGNS = "classpath*:designs/*/design.json";

    private final DesignVersions versions;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    ShippedDesigns(DesignVersions versions, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.versions = versions;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** What lies beside the two templates. */
    private record Description(String design, int version, String cardType, String title, Set<Product> products) {}

    @Override
    public void afterPropertiesSet() throws IOException {
        List<CardDesign> shipped = all(json);
        transaction.executeWithoutResult(status -> {
            versions.beginChange();
            shipped.forEach(this::put);
        });
    }

    static List<CardDesign> all(JsonMapper json) throws IOException {
        var designs = new ArrayList<CardDesign>();
        for (Resource found : new PathMatchingResourcePatternResolver().getResources(DESIGNS)) {
            Description about = json.readValue(text(found), Description.class);
            designs.add(new CardDesign(
                    about.design(),
                    about.version(),
                    about.cardType(),
                    about.title(),
                    about.products(),
                    text(found.createRelative("front.svg")),
                    text(found.createRelative("back.svg"))));
        }
        return designs;
    }

    private static String text(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void put(CardDesign design) {
        DesignVersion known = versions.find(design.design(), design.version());
        if (known == null) {
            add(design);
        } else if (known.digest().equals(design.digest())) {
            return;
        } else if (known.uploadedBy() != null) {
            log.error(
                    "This release brings design {} as version {}, and {} has uploaded another one as that version, which"
                            + " stays. To use the one of this release, a security officer uploads it with a higher version.",
                    design.design(),
                    design.version(),
                    known.uploadedBy());
        } else {
            throw new IllegalStateException(
                    ("The design %s that this release brings as version %d is another one than in the database:"
                                    + " give the new one another version.")
                            .formatted(design.design(), design.version()));
        }
    }

    /** The newest version is the one in use, whoever brought the others. */
    private void add(CardDesign design) {
        Instant now = clock.instant();
        DesignVersion shipped = DesignVersion.draft(design, null, now).activated(new Activation(null, null, now));
        DesignVersion active = versions.active(design.design());
        if (active != null && active.version() > design.version()) {
            shipped = shipped.withdrawn(new Withdrawal(null, now));
        } else if (active != null) {
            versions.update(active.withdrawn(new Withdrawal(null, now)));
        }
        versions.add(shipped, design);
    }
}
