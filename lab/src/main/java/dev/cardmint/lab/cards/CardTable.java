package dev.cardmint.lab.cards;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Card images: blanks, cards in readers, and cards that were in one. A card is in exactly one place. */
public final class CardTable {

    private static final int KDD_BYTES = 10;

    private final LabFolder folder;
    private final ReaderSlots slots;

    /** With readers that are folders. */
    public CardTable(LabFolder folder) {
        this(folder, ReaderSlots.FOLDERS);
    }

    public CardTable(LabFolder folder, ReaderSlots slots) {
        this.folder = folder;
        this.slots = slots;
    }

    /** Makes a blank; the seed chooses its diversification data and with them its keys. */
    public Path blank(String name, MasterKey transport, long seed) {
        Path image = folder.blanks().resolve(name + ".card");
        byte[] chip = new byte[KDD_BYTES];
        new Random(seed).nextBytes(chip);
        BlankCard.with(transport)
                .kdd(Bytes.copyOf(chip))
                .seed(seed)
                .create(image)
                .close();
        return image;
    }

    /** Gives a card a fault from its next insertion on; one {@code key=value} each. */
    public void spoil(Path image, List<String> faults) {
        OwnerOnly.write(faultFile(image), String.join("\n", faults) + "\n");
    }

    /** Puts a card into a reader in one move: the reader never sees half a card. */
    public Path insert(String reader, Path image) {
        Path slot = folder.tray().resolve(reader);
        if (!Files.isDirectory(slot)) {
            throw new LabException("No reader " + reader);
        }
        if (Files.exists(faultFile(image))) {
            move(faultFile(image), slot);
        }
        Path inserted = move(image, slot);
        slots.inserted(reader, inserted);
        return inserted;
    }

    /** Under which name the base knows a reader. */
    public String nameAtBase(String reader) {
        return slots.nameAtBase(reader);
    }

    /** Takes the card out of a reader; its fault ends with that. */
    public Path pull(String reader) {
        Path slot = folder.tray().resolve(reader);
        slots.pulled(reader);
        try (Stream<Path> files = Files.list(slot)) {
            Path image = files.filter(file -> file.toString().endsWith(".card"))
                    .findFirst()
                    .orElseThrow(() -> new LabException("No card in " + reader));
            Path out = move(image, OwnerOnly.folder(folder.root().resolve("cards")));
            Files.deleteIfExists(faultFile(image));
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A card that lies on the table, blank or not.
     *
     * @throws LabException if none has this name
     */
    public Path named(String name) {
        return Stream.of(folder.blanks(), folder.root().resolve("cards"))
                .map(place -> place.resolve(name + ".card"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new LabException("No card " + name + " on the table"));
    }

    /** Whatever a killed run left in the readers. */
    public void clear() {
        try (Stream<Path> readers = Files.list(folder.tray())) {
            for (Path reader : readers.toList()) {
                if (holdsCard(reader)) {
                    pull(reader.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsCard(Path reader) throws IOException {
        try (Stream<Path> files = Files.list(reader)) {
            return files.anyMatch(file -> file.toString().endsWith(".card"));
        }
    }

    /** What the card itself counted. */
    public static long apdusReceived(Path image) {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            return card.apdusReceived();
        }
    }

    private static Path faultFile(Path image) {
        return image.resolveSibling(image.getFileName() + ".fault");
    }

    private static Path move(Path file, Path target) {
        try {
            return Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
