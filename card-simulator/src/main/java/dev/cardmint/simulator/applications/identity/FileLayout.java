package dev.cardmint.simulator.applications.identity;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files an identity application has, by its version. */
public enum FileLayout {
    /** Holder, photo, and entries. */
    V1_0(1, 0) {
        @Override
        List<ElementaryFile> files() {
            return List.of(
                    ElementaryFile.transparent(0x0001, 0x01, HOLDER, true),
                    ElementaryFile.transparent(0x0002, 0x02, PHOTO, false),
                    ElementaryFile.ofRecords(0x0003, 0x03, ENTRIES));
        }
    },
    /** The address has a file of its own, photo and entries have moved. */
    V1_1(1, 1) {
        @Override
        List<ElementaryFile> files() {
            return List.of(
                    ElementaryFile.transparent(0x0001, 0x01, HOLDER, true),
                    ElementaryFile.transparent(0x0004, 0x04, HOLDER, true),
                    ElementaryFile.transparent(0x0012, 0x12, PHOTO, false),
                    ElementaryFile.ofRecords(0x0013, 0x13, ENTRIES));
        }
    };

    private static final int HOLDER = 1024;
    private static final int PHOTO = 12_000;
    private static final int ENTRIES = 16;

    private final int major;
    private final int minor;

    FileLayout(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    abstract List<ElementaryFile> files();

    /** Major, then minor. */
    Bytes version() {
        return Bytes.of(major, minor);
    }

    @Nullable
    ElementaryFile byIdentifier(int identifier) {
        return files().stream()
                .filter(file -> file.identifier() == identifier)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    ElementaryFile byShortIdentifier(int identifier) {
        return files().stream()
                .filter(file -> file.shortIdentifier() == identifier)
                .findFirst()
                .orElse(null);
    }

    /** The file to which a data grouping belongs, or {@code null}. */
    @Nullable
    ElementaryFile ofGrouping(int grouping) {
        return files().stream().filter(file -> file.has(grouping)).findFirst().orElse(null);
    }
}
