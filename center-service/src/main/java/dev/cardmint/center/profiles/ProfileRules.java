package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.profiles.content.Content;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.model.relay.Proof;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts of a profile must be like together, with the longest values that it allows. */
final class ProfileRules {

    private static final int MOST_IN_RECORD = 250;
    private static final int MOST_IN_GROUPING = 0xFFFF;
    private static final int MOST_BLOCKS = 256;

    private ProfileRules() {}

    static void check(CardTypeProfile profile) {
        checkClaim(profile.recognition());
        checkPhotos(profile);
        if (profile.technology() instanceof GlobalPlatformTerms terms) {
            checkGlobalPlatform(profile, terms);
        } else if (profile.technology() instanceof FileSystemTerms files) {
            checkNumberIsRead(profile.recognition(), files);
        }
        checkLockFirst(profile);
    }

    /** A card that only says that it is locked may be in use while another one is written. */
    private static void checkLockFirst(CardTypeProfile profile) {
        if (profile.reissue().lockFirst() && profile.proof() != Proof.PROVED) {
            throw new MalformedProfileException(
                    "reissue.lockFirst",
                    "is for cards that prove every command: others cannot prove that they are locked");
        }
    }

    /** The tries of a card with an access key are counted by its number, and it is found again by it. */
    private static void checkNumberIsRead(RecognitionTerms recognition, FileSystemTerms files) {
        if (files.accessKey() != null && !ChipNumberReadouts.claim(recognition, files.chipNumber())) {
            throw new MalformedProfileException(
                    "identification.claim",
                    "must be READ BINARY of %s, %d bytes from its start, after its SELECT: the card is known by that number"
                            .formatted(files.chipNumber(), FileSystemTerms.CHIP_NUMBER_BYTES));
        }
    }

    private static void checkGlobalPlatform(CardTypeProfile profile, GlobalPlatformTerms terms) {
        checkLevel(terms.secureChannel());
        checkKeys(terms);
        checkLegacy(terms);
        checkProof(terms);
        for (int i = 0; i < terms.applications().size(); i++) {
            checkApplication(profile, terms, i);
        }
        if (!EnumSet.of(CardLifeCycle.INITIALIZED, CardLifeCycle.SECURED).contains(terms.lifeCycle())) {
            throw new MalformedProfileException("lifeCycle", "must be INITIALIZED or SECURED");
        }
    }

    /** A chip that does not say which one it is could not be found again when its writing was not finished. */
    private static void checkClaim(RecognitionTerms recognition) {
        if (recognition.claim() == null) {
            throw new MalformedProfileException("identification.claim", "is missing: it tells a chip from others");
        }
    }

    private static void checkLevel(SecureChannelTerms terms) {
        if (!terms.level().encryptsCommands()) {
            throw new MalformedProfileException(
                    "secureChannel.level",
                    "does not encrypt commands: personal data would cross the base in the clear");
        }
    }

    /** SCP02 cards do not tell their option, and encrypt secrets with a key of the session that they open first. */
    private static void checkLegacy(GlobalPlatformTerms terms) {
        if (terms.secureChannel().protocol() != Protocol.SCP02) {
            return;
        }
        for (int i = 0; i < terms.transportKeys().size(); i++) {
            if (!terms.transportKeys().get(i).options().equals(List.of(terms.expectedOption()))) {
                throw new MalformedProfileException(
                        "transportKeys[%d].options".formatted(i),
                        "must be one option, the same everywhere: SCP02 cards do not tell which one is theirs");
            }
        }
        if (terms.opensFurtherChannel()) {
            throw new MalformedProfileException(
                    "applications[0].personalization.through", "APPLICATION is for SCP03 only");
        }
    }

    /** Without R-MACs nothing that is read is proved, and a channel's receipt is shown by the new keys after it. */
    private static void checkProof(GlobalPlatformTerms terms) {
        if (terms.proof() == Proof.PROVED) {
            return;
        }
        for (int i = 0; i < terms.transportKeys().size(); i++) {
            if (terms.transportKeys().get(i).identity() == IdentitySource.CPLC) {
                throw new MalformedProfileException(
                        "transportKeys[%d].identity".formatted(i),
                        "CPLC is read under R-MAC, which level %02X has not"
                                .formatted(terms.secureChannel().level().value()));
            }
        }
        if (terms.opensFurtherChannel()) {
            throw new MalformedProfileException(
                    "applications[0].personalization.through",
                    "APPLICATION is for levels with R-MAC: nothing would show that its channel was received");
        }
    }

    private static void checkApplication(CardTypeProfile profile, GlobalPlatformTerms terms, int index) {
        ApplicationTerms application = terms.applications().get(index);
        PersonalizationTerms personalization = application.personalization();
        String path = "applications[%d]".formatted(index);
        if (personalization.blockSize() > terms.secureChannel().maxData()) {
            throw new MalformedProfileException(
                    path + ".personalization.blockSize",
                    "a wrapped command carries at most %d bytes"
                            .formatted(terms.secureChannel().maxData()));
        }
        if (personalization.route() == Route.APPLICATION && terms.applications().size() > 1) {
            throw new MalformedProfileException(
                    path + ".personalization.through", "APPLICATION is for card types with one application");
        }
        boolean twice = terms.applications().stream()
                        .filter(each -> each.instance().equals(application.instance()))
                        .count()
                > 1;
        if (twice) {
            throw new MalformedProfileException(path + ".instance", "stands twice");
        }
        boolean loadedTwice = terms.applications().stream()
                        .filter(each ->
                                each.loadFile() != null && each.packageAid().equals(application.packageAid()))
                        .count()
                > 1;
        if (loadedTwice) {
            throw new MalformedProfileException(path + ".loadFile", "is loaded twice: a card takes a package once");
        }
        checkGroupings(personalization, profile.values(), path + ".personalization");
        checkBlocks(personalization, profile.values(), path + ".personalization");
    }

    private static void checkKeys(GlobalPlatformTerms profile) {
        for (int i = 0; i < profile.transportKeys().size(); i++) {
            for (ChannelOption option : profile.transportKeys().get(i).options()) {
                checkOption(profile, profile.transportKeys().get(i), option, "transportKeys[%d].options".formatted(i));
            }
        }
        checkNames(profile);
    }

    /**
     * Cards with the same key and the same counter have the same pseudo-random challenge: one's script fits them all.
     */
    private static void checkOption(
            GlobalPlatformTerms profile, TransportKeys blank, ChannelOption option, String path) {
        SecureChannelTerms terms = profile.secureChannel();
        if (option.mode() != terms.mode() || !option.allows(terms.level())) {
            throw new MalformedProfileException(path, "option %s does not go with mode and level".formatted(option));
        }
        if (blank.identity() == IdentitySource.CPLC && option.pseudoRandomChallenge()) {
            throw new MalformedProfileException(
                    path,
                    "option %s is no good for shared keys: their cards would have the same sessions".formatted(option));
        }
    }

    private static void checkNames(GlobalPlatformTerms profile) {
        var names = new HashSet<>(Set.of(profile.issuerKeys().set()));
        var versions = new HashSet<>(Set.of(profile.issuerKeys().keyVersion()));
        for (TransportKeys blank : profile.transportKeys()) {
            if (!names.add(blank.set()) || !versions.add(blank.keys().keyVersion())) {
                throw new MalformedProfileException(
                        "transportKeys", "must differ from issuerKeys and each other in set and version");
            }
        }
    }

    /** An order has one photo. */
    private static void checkPhotos(CardTypeProfile profile) {
        String photo = profile.photo();
        profile.values().forEach((name, rule) -> {
            if (!rule.isText() && !name.equals(photo)) {
                throw new MalformedProfileException(
                        "values." + name, "is a second photo beside %s: an order has one".formatted(photo));
            }
        });
    }

    private static void checkGroupings(
            PersonalizationTerms personalization, Map<String, ValueRule> values, String parent) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < personalization.dgis().size(); i++) {
            Dgi dgi = personalization.dgis().get(i);
            String path = "%s.dgis[%d]".formatted(parent, i);
            if (!seen.add(dgi.identifier())) {
                throw new MalformedProfileException(path + ".dgi", "stands twice");
            }
            int most = dgi.isRecord() ? MOST_IN_RECORD : MOST_IN_GROUPING;
            int longest = Content.maxSize(dgi.content(), values);
            if (longest > most) {
                throw new MalformedProfileException(
                        path + ".content", "can become %d bytes, %d fit".formatted(longest, most));
            }
        }
    }

    private static void checkBlocks(
            PersonalizationTerms personalization, Map<String, ValueRule> values, String parent) {
        int blockSize = personalization.blockSize();
        int blocks = 0;
        for (Dgi dgi : personalization.dgis()) {
            int longest = Content.maxSize(dgi.content(), values) + 5;
            blocks += (longest + blockSize - 1) / blockSize;
        }
        if (blocks > MOST_BLOCKS) {
            throw new MalformedProfileException(
                    parent + ".dgis", "can become %d blocks, at most 256 have a number".formatted(blocks));
        }
    }
}
