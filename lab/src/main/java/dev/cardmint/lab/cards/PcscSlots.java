package dev.cardmint.lab.cards;

import dev.cardmint.lab.LabException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.CardImageException;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.pcscd.PcscService;
import dev.cardmint.simulator.pcscd.PcscUnavailableException;
import dev.cardmint.simulator.pcscd.PrivatePcscd;
import dev.cardmint.simulator.vpcd.SimulatedContacts;
import dev.cardmint.simulator.vpcd.VpcdCard;
import dev.cardmint.simulator.vpcd.VpcdEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The virtual readers of a PC/SC service: reader-1 and reader-2 are its first and second. */
public final class PcscSlots implements ReaderSlots, AutoCloseable {

    private static final List<String> SLOTS = List.of("reader-1", "reader-2");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PcscService service;
    private final Map<String, Inserted> inserted = new ConcurrentHashMap<>();
    private final Map<String, Trap> traps = new ConcurrentHashMap<>();

    private PcscSlots(PcscService service) {
        this.service = service;
    }

    /**
     * A private service as root, otherwise the one of this machine.
     *
     * @throws LabException if there is neither, saying what to do
     */
    public static PcscSlots open(Path folder) {
        try {
            return new PcscSlots(PcscService.open(folder, 0));
        } catch (PcscUnavailableException e) {
            throw new LabException("There is " + e.getMessage() + ".", e);
        }
    }

    private record Inserted(SimulatedCard card, VpcdCard reader, List<Exchange> transcript) {

        void pull() {
            reader.remove();
            card.close();
        }
    }

    /** A command and its answer as they passed the reader, in hexadecimal. */
    public record Exchange(String command, String answer) {

        @Override
        public String toString() {
            return "Exchange";
        }
    }

    /** What happens at the card before it begins with the N-th command since it was inserted; once. */
    private record Trap(int command, Runnable action) {}

    public PcscService service() {
        return service;
    }

    /**
     * The service, to be killed and started again.
     *
     * @throws LabException if it is the machine's
     */
    public PrivatePcscd ownService() {
        if (service instanceof PrivatePcscd own) {
            return own;
        }
        throw new LabException("The PC/SC service is this machine's, not the lab's.");
    }

    @Override
    public String nameAtBase(String slot) {
        return PcscService.READERS.get(index(slot));
    }

    /** Where the reader's driver waits for a card. */
    public InetSocketAddress address(String slot) {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), service.ports().get(index(slot)));
    }

    private static int index(String slot) {
        int index = SLOTS.indexOf(slot);
        if (index < 0) {
            throw new LabException("No reader " + slot);
        }
        return index;
    }

    @Override
    public void inserted(String slot, Path image) {
        SimulatedCard card = SimulatedCard.open(image);
        try {
            List<Exchange> transcript = new CopyOnWriteArrayList<>();
            VpcdCard reader = VpcdCard.insert(
                    new SimulatedContacts(card, faults(image)), address(slot), events(slot, transcript));
            inserted.put(slot, new Inserted(card, reader, transcript));
            if (!reader.awaitSeen(PATIENCE)) {
                throw new LabException("The reader at " + address(slot) + " does not see the card.");
            }
        } catch (IOException e) {
            card.close();
            throw new LabException("Nobody takes cards at " + address(slot) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Faults faults(Path image) {
        Path file = image.resolveSibling(image.getFileName() + ".fault");
        try {
            return Files.exists(file) ? Faults.parse(Files.readAllLines(file)) : Faults.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VpcdEvents events(String slot, List<Exchange> transcript) {
        return new VpcdEvents() {
            @Override
            public void before(int number, Bytes command) {
                Trap trap = traps.get(slot);
                if (trap != null && trap.command() == number && traps.remove(slot, trap)) {
                    spring(trap);
                }
            }

            @Override
            public void after(int number, Bytes command, Bytes answer) {
                transcript.add(new Exchange(command.toHex(), answer.toHex()));
            }
        };
    }

    private static void spring(Trap trap) {
        try {
            trap.action().run();
        } catch (LabException | CardImageException | UncheckedIOException e) {
            System.err.println("A trap failed: " + e.getMessage());
        }
    }

    @Override
    public void pulled(String slot) {
        Inserted card = inserted.remove(slot);
        if (card != null) {
            card.pull();
        }
    }

    /**
     * Lets something happen at the card in a reader, or the next one there, before it begins with a command.
     *
     * @param command counted from 1 since the card was inserted
     */
    public void trap(String slot, int command, Runnable action) {
        index(slot);
        traps.put(slot, new Trap(command, action));
    }

    /** Whether a trap still waits. */
    public boolean trapped(String slot) {
        return traps.containsKey(slot);
    }

    /** Commands that reached the card in a reader since it was inserted; 0 if there is none. */
    public int commands(String slot) {
        Inserted card = inserted.get(slot);
        return card == null ? 0 : card.reader().commands();
    }

    /** Everything that passed between a reader and the card in it since it was inserted. */
    public List<Exchange> transcript(String slot) {
        Inserted card = inserted.get(slot);
        return card == null ? List.of() : List.copyOf(card.transcript());
    }

    /** Pulls every card, and ends the service if it is the lab's. */
    @Override
    public void close() {
        SLOTS.forEach(this::pulled);
        service.close();
    }
}
