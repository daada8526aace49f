package dev.cardmint.simulator;

import dev.cardmint.simulator.card.Blank;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.Insertion;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.transmission.Latency;
import dev.cardmint.simulator.transmission.Waiting;
import dev.cardmint.simulator.vpcd.SimulatedContacts;
import dev.cardmint.simulator.vpcd.VpcdCard;
import dev.cardmint.simulator.vpcd.VpcdEvents;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Without a command word: puts a card into a virtual reader, until the program is ended or the card is torn. */
final class InsertCommand {

    private static final List<String> FAULTS =
            List.of("tear-before", "tear-after", "status", "status-of", "flip-rmac", "flip-cryptogram", "flip-object");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InetSocketAddress reader;
    private final PrintStream out;
    private final PrintStream err;

    private InsertCommand(InetSocketAddress reader, PrintStream out, PrintStream err) {
        this.reader = reader;
        this.out = out;
        this.err = err;
    }

    static int run(Options options, PrintStream out, PrintStream err) throws UsageException {
        allow(options);
        var insertion = new Insertion(faults(options), latency(options), Waiting.SLEEPING);
        var command = new InsertCommand(reader(options.required("--vpcd")), out, err);
        try (SimulatedCard card = card(options)) {
            return command.insert(card, insertion);
        }
    }

    private static void allow(Options options) throws UsageException {
        var names = new ArrayList<>(List.of("--vpcd", "--image", "--latency"));
        names.addAll(BlankProfile.OPTIONS);
        FAULTS.forEach(fault -> names.add("--" + fault));
        options.allow(names);
    }

    private static InetSocketAddress reader(String place) throws UsageException {
        int colon = place.lastIndexOf(':');
        String host = colon < 0 ? place : place.substring(0, colon);
        try {
            int port = colon < 0 ? VpcdCard.DEFAULT_PORT : Integer.parseInt(place.substring(colon + 1));
            var address = new InetSocketAddress(host.isEmpty() ? "localhost" : host, port);
            if (!address.isUnresolved()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--vpcd takes HOST:PORT, not \"%s\"".formatted(place), e);
        }
        throw new UsageException("--vpcd: there is no host \"%s\"".formatted(host));
    }

    private static Faults faults(Options options) throws UsageException {
        List<String> lines = FAULTS.stream()
                .filter(fault -> options.has("--" + fault))
                .map(fault -> fault + "=" + options.optional("--" + fault))
                .toList();
        try {
            return Faults.parse(lines);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static Latency latency(Options options) throws UsageException {
        try {
            return options.has("--latency") ? Latency.parse(options.required("--latency")) : Latency.NONE;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage(), e);
        }
    }

    /** The image's card if there is an image; otherwise a blank, written to the image if one is named. */
    private static SimulatedCard card(Options options) throws UsageException {
        Path image = options.has("--image") ? options.path("--image") : null;
        if (image == null) {
            return BlankProfile.make(options, Blank::create);
        }
        return Files.exists(image)
                ? SimulatedCard.open(image)
                : BlankProfile.make(options, blank -> blank.create(image));
    }

    private int insert(SimulatedCard card, Insertion insertion) throws UsageException {
        var closed = new CountDownLatch(1);
        try (VpcdCard inserted = VpcdCard.insert(new SimulatedContacts(card, insertion), reader, events(card))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(inserted, closed), "card-removal"));
            if (!inserted.acknowledgesAtOnce()) {
                say("this machine cannot acknowledge at once, a command takes some 40 ms");
            }
            return stay(inserted);
        } catch (IOException e) {
            throw new UsageException(
                    "no virtual reader at %s: is pcscd running with vsmartcard-vpcd?".formatted(place()), e);
        } finally {
            card.close();
            closed.countDown();
        }
    }

    /** A signal has come: the card leaves the reader, and its image is closed before the program ends. */
    private static void remove(VpcdCard inserted, CountDownLatch closed) {
        inserted.remove();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int stay(VpcdCard inserted) {
        try {
            if (!inserted.awaitSeen(PATIENCE) && inserted.present()) {
                say("the reader at %s does not ask for the card yet: is another in it?".formatted(place()));
            }
            String lost = inserted.awaitOut();
            if (lost != null) {
                say("the card left the reader after %d commands: %s".formatted(inserted.commands(), lost));
                return CardSimulator.TORN;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private VpcdEvents events(SimulatedCard card) {
        var first = new AtomicBoolean(true);
        return new VpcdEvents() {
            @Override
            public void seen() {
                if (first.getAndSet(false)) {
                    tell(card);
                } else {
                    say("the reader at %s is back".formatted(place()));
                }
            }

            @Override
            public void readerLost() {
                say("the reader at %s is gone, the card waits for it".formatted(place()));
            }
        };
    }

    private void tell(SimulatedCard card) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("reader", place());
        json.put("atr", card.atr().toHex());
        if (!card.hasFilesOnly()) {
            json.put("kdd", card.kdd().toHex());
        }
        out.println(JsonMapper.shared().writeValueAsString(json));
    }

    private void say(String line) {
        err.println("card-simulator: " + line);
    }

    private String place() {
        return reader.getHostString() + ":" + reader.getPort();
    }
}
