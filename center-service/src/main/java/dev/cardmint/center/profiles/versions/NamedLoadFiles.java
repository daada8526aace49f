package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.json.JsonLines;
import dev.cardmint.center.profiles.json.NamedTexts;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Map;

/**
 * The load files that a profile's document names: the texts of its fields {@code loadFile}, each the SHA-256 of a CAP
 * file.
 */
record NamedLoadFiles(Map<String, String> digests) {

    private static final String FIELD = "loadFile";
    private static final int MOST_BLOCKS = 256;

    /** Reads a document that is JSON. */
    static NamedLoadFiles of(byte[] document) {
        return new NamedLoadFiles(NamedTexts.of(document, FIELD));
    }

    /** Each once, in the order of the document. */
    List<Bytes> files() {
        return digests.values().stream().distinct().map(Bytes::ofHex).toList();
    }

    /**
     * Passes a document whose load files are all there.
     *
     * @throws MalformedProfileException with the line of the first that is not
     */
    static void require(byte[] document, LoadFiles files) {
        of(document).digests.forEach((path, digest) -> {
            if (!digest.matches("[0-9A-F]{64}") || !files.has(Bytes.ofHex(digest))) {
                throw new MalformedProfileException(path, "there is no load file with this digest: upload it first")
                        .in(JsonLines.of(document));
            }
        });
    }

    /**
     * Passes a card type whose load files hold what it says of them.
     *
     * @throws MalformedProfileException with the line of the first that does not
     */
    static void requireFitting(CardTypeProfile profile, byte[] document, LoadFiles files) {
        if (profile.technology() instanceof GlobalPlatformTerms card) {
            for (int i = 0; i < card.applications().size(); i++) {
                requireFitting(card, i, document, files);
            }
        }
    }

    private static void requireFitting(GlobalPlatformTerms card, int index, byte[] document, LoadFiles files) {
        ApplicationTerms application = card.applications().get(index);
        if (application.loadFile() == null) {
            return;
        }
        CapFile file = files.get(application.loadFile());
        if (!file.declared().aid().equals(application.packageAid())
                || !file.modules().contains(application.module())) {
            throw new MalformedProfileException(
                            "applications[%d].loadFile".formatted(index),
                            "holds package %s, and not this package and module"
                                    .formatted(file.declared().aid()))
                    .in(JsonLines.of(document));
        }
        int most = MOST_BLOCKS * card.secureChannel().maxData();
        if (file.loadFile().size() > most) {
            throw new MalformedProfileException(
                            "applications[%d].loadFile".formatted(index),
                            "has %d bytes, and 256 LOAD commands carry %d"
                                    .formatted(file.loadFile().size(), most))
                    .in(JsonLines.of(document));
        }
    }
}
