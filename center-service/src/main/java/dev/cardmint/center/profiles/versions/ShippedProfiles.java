package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.versions.ProfileVersion.Retirement;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the profiles that the service is shipped with among the versions, in use at once. A document that cannot be
 * read, or that is not what another release brought as that version, keeps the service from starting; what an officer
 * uploaded as that version stays.
 */
@Component
class ShippedProfiles implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(ShippedProfiles.class);
    private static final String DOCUMENTS = "classpath*:profiles/*.json";

    private final ProfileVersions versions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ProfileSettings settings;

    ShippedProfiles(ProfileVersions versions, TransactionTemplate transaction, Clock clock, ProfileSettings settings) {
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Resource[] documents = new PathMatchingResourcePatternResolver().getResources(DOCUMENTS);
        transaction.executeWithoutResult(status -> {
            versions.beginChange();
            for (Resource document : documents) {
                put(content(document));
            }
        });
    }

    private static byte[] content(Resource document) {
        try (InputStream in = document.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(byte[] document) {
        CardTypeProfile profile = ProfileDocument.parse(document);
        ProfileVersion known = versions.find(profile.profile(), profile.version());
        if (known == null) {
            add(profile, document);
        } else if (known.digest().equals(profile.digest())) {
            return;
        } else if (known.uploadedBy() != null) {
            log.error(
                    "This release brings card type {} as version {}, and {} has uploaded another document as that version,"
                            + " which stays. To use the one of this release, a security officer uploads it with a higher version.",
                    profile.profile(),
                    profile.version(),
                    known.uploadedBy());
        } else {
            throw new IllegalStateException(
                    ("The card type %s that this release brings as version %d is another document than the one in the"
                                    + " database. Records depend on that one: give the new one another version.")
                            .formatted(profile.profile(), profile.version()));
        }
    }

    /**
     * The newest version is the one in use, whoever brought the others. A card type that can prove nothing waits for
     * two people to accept that.
     */
    private void add(CardTypeProfile profile, byte[] document) {
        Instant now = clock.instant();
        if (profile.proof() == Proof.COMPARED && !settings.activateUnproved()) {
            versions.add(ProfileVersion.draft(profile, null, now), Bytes.copyOf(document));
            return;
        }
        ProfileVersion shipped = ProfileVersion.shipped(profile, now);
        ProfileVersion active = versions.active(profile.profile());
        if (active != null && active.version() > profile.version()) {
            shipped = shipped.retired(new Retirement(null, now));
        } else if (active != null) {
            versions.update(active.retired(new Retirement(null, now)));
        }
        versions.add(shipped, Bytes.copyOf(document));
    }
}
