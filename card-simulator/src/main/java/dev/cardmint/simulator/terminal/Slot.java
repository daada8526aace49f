package dev.cardmint.simulator.terminal;

import dev.cardmint.simulator.card.CardImageException;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.Insertion;
import dev.cardmint.simulator.card.SimulatedCard;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import org.jspecify.annotations.Nullable;

/** Where a reader's card goes: a folder, and what lies in it now. Safe for use by several threads. */
final class Slot {

    private final Path folder;
    private @Nullable Placed placed;
    private @Nullable PoweredCard powered;

    Slot(Path folder) {
        this.folder = folder;
    }

    /** A card image as it was put here. A change of the folder while no card is powered means a new insertion. */
    private record Placed(
            Path image,
            @Nullable Object file,
            FileTime folderChanged,
            Insertion insertion,
            @Nullable String problem) {

        boolean isSameCard(Placed other) {
            return image.equals(other.image) && Objects.equals(file, other.file);
        }
    }

    synchronized boolean hasCard() {
        Placed current = current();
        return current != null && current.insertion.present();
    }

    private @Nullable Placed current() {
        Placed found = look();
        Placed former = placed;
        if (!isUndisturbed(former, found)) {
            if (former != null) {
                former.insertion.end();
            }
            placed = found;
        }
        return placed;
    }

    private boolean isUndisturbed(@Nullable Placed former, @Nullable Placed found) {
        return former != null
                && found != null
                && former.isSameCard(found)
                && (isPowered() || former.folderChanged.equals(found.folderChanged));
    }

    private boolean isPowered() {
        return powered != null && powered.inserted.present();
    }

    private @Nullable Placed look() {
        try {
            FileTime changed = Files.getLastModifiedTime(folder);
            Path image = firstImage();
            if (image == null) {
                return null;
            }
            Object file = Files.readAttributes(image, BasicFileAttributes.class).fileKey();
            return place(image, file, changed);
        } catch (IOException e) {
            return null; // moved away just now: no card is here
        }
    }

    private static Placed place(Path image, @Nullable Object file, FileTime folderChanged) throws IOException {
        try {
            return new Placed(image, file, folderChanged, new Insertion(faults(image)), null);
        } catch (IllegalArgumentException e) {
            return new Placed(image, file, folderChanged, new Insertion(Faults.NONE), e.getMessage());
        }
    }

    private @Nullable Path firstImage() throws IOException {
        Path first = null;
        try (DirectoryStream<Path> images = Files.newDirectoryStream(folder, "*.card")) {
            for (Path image : images) {
                first = first == null || image.compareTo(first) < 0 ? image : first;
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return first;
    }

    private static Faults faults(Path image) throws IOException {
        Path sidecar = image.resolveSibling(image.getFileName() + ".fault");
        List<String> lines;
        try {
            lines = Files.readAllLines(sidecar);
        } catch (NoSuchFileException e) {
            return Faults.NONE;
        }
        return Faults.parse(lines);
    }

    /**
     * Powers the card on.
     *
     * @throws CardException if there is none, or it is powered already, here or by another program
     */
    synchronized PoweredCard powerOn() throws CardException {
        if (isPowered()) {
            throw new CardException("The card is in use");
        }
        Placed current = current();
        if (current == null || !current.insertion.present()) {
            throw new CardNotPresentException("No card in the reader");
        }
        if (current.problem != null) {
            throw new CardException(current.problem);
        }
        try {
            SimulatedCard card = SimulatedCard.open(current.image);
            powered = new PoweredCard(this, card, new InsertedCard(card, current.insertion));
            return powered;
        } catch (CardImageException e) {
            throw new CardException(e.getMessage(), e);
        }
    }

    /** Whether the powered card is still here. */
    private synchronized boolean holds(PoweredCard card) {
        return powered == card && hasCard();
    }

    private synchronized void powerOff(PoweredCard card) {
        if (powered == card) {
            powered = null;
        }
    }

    /** A card with power, for one connection. */
    static final class PoweredCard {

        private final Slot slot;
        private final SimulatedCard card;
        private final InsertedCard inserted;

        private PoweredCard(Slot slot, SimulatedCard card, InsertedCard inserted) {
            this.slot = slot;
            this.card = card;
            this.inserted = inserted;
        }

        SimulatedCard card() {
            return card;
        }

        /** The card, once it is sure that it has not been moved out. */
        InsertedCard checked() {
            if (!slot.holds(this)) {
                inserted.pull();
            }
            return inserted;
        }

        void off() {
            slot.powerOff(this);
            card.close();
        }
    }
}
