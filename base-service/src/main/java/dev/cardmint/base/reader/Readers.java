package dev.cardmint.base.reader;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every reader at this base; readers appear and disappear while it runs. */
public final class Readers {

    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    private final List<ReaderDriver> drivers;
    private final Consumer<CardLeft> departures;
    private final Map<String, Reader> readers = new ConcurrentHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    Readers(List<? extends ReaderDriver> drivers, Consumer<CardLeft> departures) {
        this.drivers = List.copyOf(drivers);
        this.departures = departures;
    }

    /** Every reader seen since the start, by name. */
    public List<Reader> all() {
        return readers.values().stream()
                .sorted(Comparator.comparing(Reader::name))
                .toList();
    }

    /**
     * The reader of that name.
     *
     * @throws UnknownReaderException if there never was one
     */
    public Reader named(String name) {
        Reader reader = readers.get(name);
        if (reader == null) {
            throw new UnknownReaderException();
        }
        return reader;
    }

    /** Drivers that are down, and why, in plain words. */
    public Map<String, String> troubles() {
        return new TreeMap<>(troubles);
    }

    /** Looks at every reader now. Called by one thread at a time. */
    public synchronized void look() {
        drivers.forEach(this::look);
    }

    private void look(ReaderDriver driver) {
        Map<String, Boolean> seen = lookOrNothing(driver);
        seen.forEach((name, present) -> readers.computeIfAbsent(name, key -> new Reader(key, driver, departures))
                .seen(present));
        readers.values().stream()
                .filter(reader -> reader.comesFrom(driver) && !seen.containsKey(reader.name()))
                .forEach(Reader::detached);
    }

    private Map<String, Boolean> lookOrNothing(ReaderDriver driver) {
        try {
            Map<String, Boolean> seen = driver.look();
            if (troubles.remove(driver.name()) != null) {
                log.info("{} readers are available again", driver.name());
            }
            return seen;
        } catch (ReaderUnavailableException e) {
            if (troubles.put(driver.name(), String.valueOf(e.getMessage())) == null) {
                log.warn("{} readers are not available: {}", driver.name(), e.getMessage());
            }
            return Map.of();
        }
    }

    void shutDown() {
        readers.values().forEach(Reader::shutDown);
    }
}
