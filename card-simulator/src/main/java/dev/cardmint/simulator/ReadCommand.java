package dev.cardmint.simulator;

import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.reading.ReadBack;
import dev.cardmint.simulator.reading.ReadBackException;
import dev.cardmint.simulator.reading.ReadBackResult;
import dev.cardmint.simulator.reading.ReaderConnection;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.PrintStream;

/** {@code read}: reads a card back and compares it. */
final class ReadCommand {

    private ReadCommand() {}

    static int run(Options options, PrintStream out) throws UsageException {
        options.allow("--image", "--reader", "--keys", "--profile", "--sample");
        try (MasterKey issuer = options.has("--keys") ? options.keys() : null) {
            ReadBack readBack = ReadBack.of(options.text("--profile"), options.text("--sample"), issuer);
            ReadBackResult result = read(options, readBack);
            result.lines().forEach(out::println);
            out.println(result.toJson());
            return result.identical() ? 0 : CardSimulator.DIFFERENT;
        } catch (ReadBackException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static ReadBackResult read(Options options, ReadBack readBack) throws UsageException, ReadBackException {
        String reader = options.optional("--reader");
        if ((reader == null) == (options.optional("--image") == null)) {
            throw new UsageException("give either --image or --reader");
        }
        if (reader != null) {
            try (ReaderConnection card = ReaderConnection.open(reader)) {
                return readBack.read(card);
            }
        }
        try (SimulatedCard card = SimulatedCard.open(options.path("--image"))) {
            return readBack.read(new InsertedCard(card));
        }
    }
}
