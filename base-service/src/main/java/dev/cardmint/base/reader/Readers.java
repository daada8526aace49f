package dev.cardmint.base.reader;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every reader at this base; readers appear and disappear while it runs. */
public final class Readers {

    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    private final List<ReaderDriver> drivers;
    private final Consumer<CardLeft> departures;
    private final Map<String, Reader> readers = new ConcurrentHashMap<>();
    private final Map<String, DriverStatus> statuses = new ConcurrentHashMap<>();
    private final Clock clock;

    Readers(List<? extends ReaderDriver> drivers, Consumer<CardLeft> departures, Clock clock) {
        this.drivers = List.copyOf(drivers);
        this.departures = departures;
        this.clock = clock;
    }

    /**
     * How a driver is.
     *
     * @param trouble why it is down, in plain words, or {@code null} if it is not
     * @param since when that began
     */
    public record DriverStatus(
            String name, boolean simulated, @Nullable String trouble, Instant since) {}

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

    /** How each driver is that was ever looked at. */
    public List<DriverStatus> drivers() {
        return drivers.stream()
                .map(driver -> statuses.get(driver.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Looks at every reader now. Called by one thread at a time. */
    public synchronized void look() {
        drivers.forEach(this::look);
    }

    private void look(ReaderDriver driver) {
        Map<String, Boolean> seen = Map.of();
        String trouble = null;
        try {
            seen = driver.look();
        } catch (ReaderUnavailableException e) {
            trouble = String.valueOf(e.getMessage());
        }
        takeDown(driver, trouble);
        show(driver, seen, trouble);
    }

    private void show(ReaderDriver driver, Map<String, Boolean> seen, @Nullable String trouble) {
        seen.forEach((name, present) -> readers.computeIfAbsent(name, key -> new Reader(key, driver, departures, clock))
                .seen(present));
        readers.values().stream()
                .filter(reader -> reader.comesFrom(driver) && !seen.containsKey(reader.name()))
                .forEach(reader -> reader.detached(trouble));
    }

    private void takeDown(ReaderDriver driver, @Nullable String trouble) {
        DriverStatus before = statuses.get(driver.name());
        if (before != null && Objects.equals(before.trouble(), trouble)) {
            return;
        }
        statuses.put(driver.name(), new DriverStatus(driver.name(), driver.simulated(), trouble, clock.instant()));
        if (trouble != null) {
            log.warn("{} readers are not available: {}", driver.name(), trouble);
        } else if (before != null) {
            log.info("{} readers are available again", driver.name());
        }
    }

    void shutDown() {
        readers.values().forEach(Reader::shutDown);
    }
}
