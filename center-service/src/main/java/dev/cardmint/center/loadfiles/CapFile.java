package dev.cardmint.center.loadfiles;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * A CAP file in the compact format, whole and consistent (JCVM 3.1, chapter 6).
 *
 * @param declared the package that it holds: GlobalPlatform's executable load file
 * @param modules the AIDs of its applets: GlobalPlatform's executable modules
 * @param imports packages that a card must have before
 * @param loadFileDataBlock its components as a card takes them, one after the other (GPCS 11.6.2.3)
 */
public record CapFile(CapPackage declared, List<Aid> modules, List<CapPackage> imports, Bytes loadFileDataBlock) {

    /** More than any card can load, with all that development tools add. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int LOAD_FILE_DATA_BLOCK = 0xC4;

    public CapFile {
        modules = List.copyOf(modules);
        imports = List.copyOf(imports);
    }

    /**
     * Reads a file.
     *
     * @throws MalformedCapFileException unless it is one whole CAP file
     */
    public static CapFile parse(Bytes file) {
        if (file.size() > MOST_BYTES) {
            throw new MalformedCapFileException("A CAP file has at most %d bytes".formatted(MOST_BYTES));
        }
        return new CapFileReader(ComponentFiles.read(file.toByteArray())).read();
    }

    static CapFile of(
            HeaderComponent header,
            List<Aid> modules,
            ImportComponent imports,
            Map<ComponentKind, Component> components) {
        var block = new ByteArrayOutputStream();
        for (ComponentKind kind : ComponentKind.values()) {
            Component component = components.get(kind);
            if (component != null && kind.isLoaded()) {
                block.writeBytes(component.encode().toByteArray());
            }
        }
        return new CapFile(header.declared(), modules, imports.packages(), Bytes.copyOf(block.toByteArray()));
    }

    /** The load file as LOAD commands carry it: tag C4, without DAP blocks (GPCS Table 11-58). */
    public Bytes loadFile() {
        return new Tlv(LOAD_FILE_DATA_BLOCK, loadFileDataBlock).encode();
    }

    /** The load file data block hash, SHA-256 (GPCS C.2). */
    public Bytes hash() {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(loadFileDataBlock.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }
}
