package dev.cardmint.lab.cards;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.model.bytes.Bytes;
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
import org.jspecify.annotations.Nullable;

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

    /** Makes a blank for payment; the seed chooses its diversification data and with them its keys. */
    public Path blank(String name, MasterKey transport, long seed) {
        return blank(name, CardKind.PAYMENT, transport, seed);
    }

    /** Makes a blank of any kind. */
    public Path blank(String name, CardKind kind, MasterKey transport, long seed) {
        Path image = folder.blanks().resolve(name + ".card");
        byte[] chip = new byte[KDD_BYTES];
        new Random(seed).nextBytes(chip);
        kind.blank(transport, Bytes.copyOf(chip), seed).create(image).close();
        return image;
    }

    /** Gives a card a fault from its next insertion on; one {@code key=value} each. */
    public void spoil(Path image, List<String> faults) {
        OwnerOnly.write(faultFile(image), String.join("\n", faults) + "\n");
    }

    /** Puts a card into a reader in one move: the reader never sees half a card. */
    public synchronized Path insert(String reader, Path image) {
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
    public synchronized Path pull(String reader) {
        Path slot = folder.tray().resolve(reader);
        slots.pulled(reader);
        Path image = images(slot).stream().findFirst().orElseThrow(() -> new LabException("No card in " + reader));
        try {
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

    /** Every card that lies on the table, blanks first, by name. */
    public synchronized List<Path> onTable() {
        return Stream.of(folder.blanks(), folder.root().resolve("cards"))
                .filter(Files::isDirectory)
                .flatMap(place -> images(place).stream())
                .toList();
    }

    /** The readers, with cards in them or without. */
    public List<String> readers() {
        try (Stream<Path> readers = Files.list(folder.tray())) {
            return readers.map(reader -> reader.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The card in a reader, or {@code null} if there is none. */
    public synchronized @Nullable Path inReader(String reader) {
        return images(folder.tray().resolve(reader)).stream().findFirst().orElse(null);
    }

    /** Faults that a card has, or will have once it is inserted. */
    public List<String> faults(Path image) {
        Path file = faultFile(image);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a fault back from a card that lies on the table. */
    public void mend(Path image) {
        try {
            Files.deleteIfExists(faultFile(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a card on the table says of itself; nobody inserts one at the same time. */
    public synchronized CardFacts facts(Path image) {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            return CardFacts.of(card);
        }
    }

    /** Whatever a killed run left in the readers. */
    public void clear() {
        try (Stream<Path> readers = Files.list(folder.tray())) {
            for (Path reader : readers.toList()) {
                if (!images(reader).isEmpty()) {
                    pull(reader.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> images(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".card"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
