package dev.cardmint.center.loadfiles;

import dev.cardmint.center.loadfiles.zip.MalformedZipException;
import dev.cardmint.center.loadfiles.zip.ZipDirectory;
import dev.cardmint.center.loadfiles.zip.ZippedFile;
import dev.cardmint.model.bytes.Bytes;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the components in a JAR file: they lie together in one folder named javacard, below the package's (JCVM 3.1,
 * 6.2.1). Manifests, classes and debug components beside them are not even inflated.
 */
final class ComponentFiles {

    private static final String FOLDER = "javacard";

    private final Map<ComponentKind, Bytes> found = new EnumMap<>(ComponentKind.class);
    private @Nullable String folder;

    private ComponentFiles() {}

    static Map<ComponentKind, Bytes> read(byte[] jar) {
        var files = new ComponentFiles();
        try {
            files.takeAll(ZipDirectory.read(jar));
        } catch (MalformedZipException e) {
            throw new MalformedCapFileException(String.valueOf(e.getMessage()), e);
        }
        return files.found;
    }

    private void takeAll(List<ZippedFile> entries) {
        var names = new HashSet<String>();
        for (ZippedFile entry : entries) {
            if (!names.add(entry.name())) {
                throw new MalformedCapFileException("A file stands twice in it");
            }
            take(entry);
        }
    }

    private void take(ZippedFile entry) {
        int slash = entry.name().lastIndexOf('/');
        String path = entry.name().substring(0, Math.max(slash, 0));
        String name = entry.name().substring(slash + 1);
        if (!path.substring(path.lastIndexOf('/') + 1).equalsIgnoreCase(FOLDER)) {
            return;
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".capx")) {
            throw new MalformedCapFileException("It is in the extended format: only compact CAP files are taken");
        }
        ComponentKind kind = ComponentKind.ofFile(name);
        if (kind != null) {
            requireOneFolder(path);
            if (found.put(kind, entry.content(Component.MOST_BYTES)) != null) {
                throw new MalformedCapFileException(kind + " stands twice in it");
            }
        }
    }

    private void requireOneFolder(String path) {
        if (folder != null && !folder.equals(path)) {
            throw new MalformedCapFileException("It holds components of more than one package");
        }
        folder = path;
    }
}
