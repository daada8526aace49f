package dev.cardmint.lab.tray;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardFacts;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.simulator.card.CardImageException;
import dev.cardmint.simulator.card.CardLifeCycle;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the page can do with cards; safe for use by several threads. */
final class CardTray {

    private static final String ENDING = ".card";
    private static final int KEY_VERSION = 0x30;
    private static final int KEY_BITS = 128;

    private final CardTable table;
    private final Supplier<String> transport;
    private final SecureRandom random = new SecureRandom();
    private final Map<Path, Known> known = new HashMap<>();
    private @Nullable String exported;

    /** With the keys of blanks, asked for when the first one is made. */
    CardTray(CardTable table, Supplier<String> transport) {
        this.table = table;
        this.transport = transport;
    }

    private record Known(FileTime changed, String words) {}

    /** Everything there is to see. */
    record View(List<Slot> readers, List<Card> cards, List<BlankKind.Choice> kinds, List<Damage.Choice> damages) {}

    /**
     * A reader.
     *
     * @param name as the base knows it
     */
    record Slot(String reader, String name, @Nullable String card, List<String> faults) {}

    /** A card on the table. */
    record Card(String name, String words, List<String> faults) {}

    synchronized View view() {
        List<Slot> readers = table.readers().stream().map(this::slot).toList();
        List<Card> cards = table.onTable().stream().map(this::card).toList();
        return new View(readers, cards, BlankKind.choices(), Damage.choices());
    }

    private Slot slot(String reader) {
        Path image = table.inReader(reader);
        return new Slot(
                reader,
                table.nameAtBase(reader),
                image == null ? null : name(image),
                image == null ? List.of() : table.faults(image));
    }

    private Card card(Path image) {
        return new Card(name(image), words(image), table.faults(image));
    }

    private static String name(Path image) {
        String file = image.getFileName().toString();
        return file.substring(0, file.length() - ENDING.length());
    }

    /** Opened only when the card has changed since. */
    private String words(Path image) {
        try {
            FileTime changed = Files.getLastModifiedTime(image);
            Known before = known.get(image);
            if (before == null || !before.changed().equals(changed)) {
                before = new Known(changed, words(table.facts(image)));
                known.put(image, before);
            }
            return before.words();
        } catch (CardImageException e) {
            return "in use";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(CardFacts facts) {
        if (facts.filesOnly()) {
            return facts.apdusReceived() == 0 ? "blank, new" : "with files, used";
        }
        String tries = facts.unfinished() == 0 ? "" : ", unfinished authentications: " + facts.unfinished();
        if (facts.lifeCycle() == CardLifeCycle.OP_READY && facts.applications() == 0) {
            return (facts.apdusReceived() == 0 ? "blank, new" : "blank") + tries;
        }
        return (facts.lifeCycle() == CardLifeCycle.SECURED ? "issued" : "written half-way") + tries;
    }

    /** Makes a blank, which lies on the table then. */
    synchronized void blank(BlankKind kind) {
        List<String> taken = table.onTable().stream().map(CardTray::name).toList();
        List<String> inside = table.readers().stream()
                .map(table::inReader)
                .map(image -> image == null ? "" : name(image))
                .toList();
        String name = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> kind.prefix() + "-" + n)
                .filter(each -> !taken.contains(each) && !inside.contains(each))
                .findFirst()
                .orElseThrow();
        try (MasterKey keys = keys(kind)) {
            table.blank(name, kind.card(), keys, random.nextLong());
        }
    }

    private MasterKey keys(BlankKind kind) {
        if (kind == BlankKind.ANOTHER_ISSUER) {
            byte[] master = new byte[KEY_BITS / Byte.SIZE];
            random.nextBytes(master);
            return MasterKey.of(KEY_VERSION, KEY_BITS, master);
        }
        if (exported == null) {
            exported = transport.get();
        }
        return MasterKey.parse(exported);
    }

    synchronized void insert(String reader, String card) {
        if (table.inReader(known(reader)) != null) {
            throw new LabException("There is a card in " + table.nameAtBase(reader) + " already.");
        }
        table.insert(reader, onTable(card));
    }

    synchronized void pull(String reader) {
        table.pull(known(reader));
    }

    /** Gives a card one damage in the place of any that it had. */
    synchronized void damage(String card, Damage damage, int command) {
        Path image = onTable(card);
        if (damage == Damage.NONE) {
            table.mend(image);
        } else if (command < 1) {
            throw new LabException("Commands are counted from 1.");
        } else {
            table.spoil(image, damage.faults(command));
        }
    }

    private Path onTable(String card) {
        return table.onTable().stream()
                .filter(image -> name(image).equals(card))
                .findFirst()
                .orElseThrow(() -> new LabException("There is no such card on the table."));
    }

    private String known(String reader) {
        if (!table.readers().contains(reader)) {
            throw new LabException("There is no such reader.");
        }
        return reader;
    }
}
