package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.content.Content;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An elementary file of records.
 *
 * @param name for people
 * @param recordSize of each record, or of the longest that may be
 */
public record RecordFileTerms(
        int identifier,
        String name,
        Bytes access,
        RecordStructure structure,
        int recordSize,
        List<List<Content>> records)
        implements FileTerms {

    public RecordFileTerms {
        records = records.stream().map(List::copyOf).toList();
    }

    /** Its records on one card; those of a fixed size are filled up with zeros. Whoever asks wipes them. */
    public List<byte[]> encode(ContentSource source) {
        var encoded = new ArrayList<byte[]>();
        for (List<Content> record : records) {
            byte[] content = Content.encodeAll(record, source);
            if (structure == RecordStructure.LINEAR_FIXED) {
                encoded.add(Arrays.copyOf(content, recordSize));
                Arrays.fill(content, (byte) 0);
            } else {
                encoded.add(content);
            }
        }
        return encoded;
    }
}
