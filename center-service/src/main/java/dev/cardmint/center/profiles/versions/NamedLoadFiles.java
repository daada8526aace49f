package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.loadfiles.store.LoadFiles;
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
}
