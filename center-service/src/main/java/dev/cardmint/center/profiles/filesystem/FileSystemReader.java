package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.KeysRef;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.content.Content;
import dev.cardmint.center.profiles.content.ContentReader;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.model.bytes.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a profile says of a card with files, and checks it with the longest values that it allows. */
public final class FileSystemReader {

    private static final Set<Integer> RESERVED = Set.of(0x0000, 0x3F00, 0x3FFF, 0xFFFF);
    private static final int MOST_BYTES = 0xFFFF;
    private static final int LONGEST_FILE = 0x7FFF; // READ BINARY has an offset of 15 bits
    private static final int MOST_RECORDS = 254;
    private static final int LONGEST_RECORD = 255;
    private static final int MOST_LEVELS = 4;

    private final ContentReader contents;
    private final Map<String, ValueRule> values;
    private int bytes = FileSystemTerms.CHIP_NUMBER_BYTES;

    private FileSystemReader(ContentReader contents, Map<String, ValueRule> values) {
        this.contents = contents;
        this.values = values;
    }

    /**
     * Reads to the end of the object.
     *
     * @throws MalformedProfileException with the path of what is wrong
     */
    public static FileSystemTerms read(StrictObject object, ContentReader contents, Map<String, ValueRule> values) {
        return new FileSystemReader(contents, values).read(object);
    }

    private FileSystemTerms read(StrictObject object) {
        @Nullable AccessKeyTerms accessKey = object.has("accessKey") ? accessKey(object.object("accessKey")) : null;
        var identifiers = new HashSet<Integer>();
        List<DirectoryTerms> files = object.objects("files", file -> directory(file, identifiers, 1));
        if (bytes > MOST_BYTES) {
            throw object.wrong("files", "can become %d bytes, at most %d are taken".formatted(bytes, MOST_BYTES));
        }
        FilePath chipNumber = chipNumber(object.object("chipNumber"), files.get(0));
        RecordWriting writing = object.constant("writeRecordsWith", RecordWriting.class);
        var terms = new FileSystemTerms(
                accessKey,
                files,
                chipNumber,
                writing,
                object.constant("selectReturns", SelectAnswer.class),
                object.flag("activate"),
                retirement(object, files, writing),
                object.number("blockSize", 16, 255));
        object.done();
        return terms;
    }

    /** What was appended cannot be overwritten. */
    private static @Nullable FileRetirement retirement(
            StrictObject object, List<DirectoryTerms> files, RecordWriting writing) {
        if (!object.has("retire")) {
            return null;
        }
        if (writing == RecordWriting.APPEND && files.stream().anyMatch(FileSystemReader::hasRecords)) {
            throw object.wrong("retire", "needs UPDATE as writeRecordsWith: records that were appended stay");
        }
        return object.constant("retire", FileRetirement.class);
    }

    private static boolean hasRecords(FileTerms file) {
        return file instanceof RecordFileTerms
                || (file instanceof DirectoryTerms directory
                        && directory.files().stream().anyMatch(FileSystemReader::hasRecords));
    }

    private static AccessKeyTerms accessKey(StrictObject object) {
        String set = object.text("set");
        if (!set.matches("[a-z][a-z0-9-]{0,39}")) {
            throw object.wrong("set", "must be a name of small letters, digits and hyphens");
        }
        if (!object.text("algorithm").equals("AES_CMAC")) {
            throw object.wrong("algorithm", "must be AES_CMAC");
        }
        var keys = new KeysRef(set, object.parsed("keyVersion", KeyVersionNumber::parse));
        int reference = object.bytes("reference", 1, 1).unsigned(0);
        object.done();
        return new AccessKeyTerms(keys, reference);
    }

    private static FilePath chipNumber(StrictObject object, DirectoryTerms first) {
        int directory = identifier(object, "df", Set.of());
        if (directory != first.identifier()) {
            throw object.wrong("df", "must be the first directory: the number is written before all else");
        }
        var taken = new HashSet<>(Set.of(directory));
        first.files().forEach(file -> taken.add(file.identifier()));
        int file = identifier(object, "ef", taken);
        object.done();
        return FilePath.MASTER_FILE.to(directory).to(file);
    }

    private DirectoryTerms directory(StrictObject object, Set<Integer> siblings, int level) {
        if (level > MOST_LEVELS) {
            throw new MalformedProfileException(
                    object.path(), "is more than %d directories deep".formatted(MOST_LEVELS));
        }
        int identifier = identifier(object, "df", siblings);
        siblings.add(identifier);
        Bytes name = object.has("name") ? object.bytes("name", 1, 16) : Bytes.EMPTY;
        var inside = new HashSet<>(Set.of(identifier));
        return new DirectoryTerms(
                identifier, name, access(object), object.objects("files", file -> file(file, inside, level)));
    }

    private FileTerms file(StrictObject object, Set<Integer> siblings, int level) {
        if (object.has("df")) {
            return directory(object, siblings, level + 1);
        }
        int identifier = identifier(object, "ef", siblings);
        siblings.add(identifier);
        String structure = object.text("structure");
        if (structure.equals("TRANSPARENT")) {
            return transparent(object, identifier);
        }
        return records(object, identifier);
    }

    private static int identifier(StrictObject object, String field, Set<Integer> taken) {
        Bytes identifier = object.bytes(field, 2, 2);
        int value = identifier.unsigned(0) << 8 | identifier.unsigned(1);
        if (RESERVED.contains(value)) {
            throw object.wrong(field, "is reserved by the standard");
        }
        if (taken.contains(value)) {
            throw object.wrong(field, "stands twice in its directory, or is the directory's own");
        }
        return value;
    }

    private static Bytes access(StrictObject object) {
        return object.has("access") ? object.bytes("access", 1, 8) : Bytes.EMPTY;
    }

    private TransparentFileTerms transparent(StrictObject object, int identifier) {
        int size = object.has("size") ? object.number("size", 1, LONGEST_FILE) : 0;
        String name = object.text("name");
        List<Content> content = contents.read(object, false);
        int longest = requireFits(object, content, size == 0 ? LONGEST_FILE : size);
        bytes += size == 0 ? longest : size;
        return new TransparentFileTerms(identifier, name, access(object), size, content);
    }

    private RecordFileTerms records(StrictObject object, int identifier) {
        RecordStructure structure = structure(object);
        int recordSize = object.number("recordSize", 1, LONGEST_RECORD);
        String name = object.text("name");
        List<List<Content>> records = object.objects("records", record -> {
            List<Content> content = contents.read(record, false);
            requireFits(record, content, recordSize);
            return content;
        });
        if (records.size() > MOST_RECORDS) {
            throw object.wrong("records", "has more than %d records".formatted(MOST_RECORDS));
        }
        bytes += recordSize * records.size();
        return new RecordFileTerms(identifier, name, access(object), structure, recordSize, records);
    }

    private static RecordStructure structure(StrictObject object) {
        String structure = object.text("structure");
        for (RecordStructure each : RecordStructure.values()) {
            if (each.name().equals(structure)) {
                return each;
            }
        }
        throw object.wrong("structure", "must be one of [TRANSPARENT, LINEAR_FIXED, LINEAR_VARIABLE]");
    }

    private int requireFits(StrictObject object, List<Content> content, int most) {
        int longest = Content.maxSize(content, values);
        if (longest > most) {
            throw object.wrong("content", "can become %d bytes, %d fit".formatted(longest, most));
        }
        return longest;
    }
}
