package dev.cardmint.base.reader;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.ResponseApdu;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The base's whole reader stack over one driver, as a channel to the card in one reader. */
final class HeldCards implements AutoCloseable {

    private final Readers readers;
    private @Nullable CardHold card;

    HeldCards(ReaderDriver driver) {
        readers = new Readers(List.of(driver), left -> {});
        readers.look();
    }

    ApduChannel channel(String reader) {
        CardHold hold = readers.named(reader).hold();
        card = hold;
        return command -> ResponseApdu.parse(hold.transmit(command.encode().toByteArray(), Duration.ofSeconds(20)));
    }

    void letGo() {
        if (card != null) {
            card.close();
            card = null;
        }
    }

    @Override
    public void close() {
        letGo();
        readers.shutDown();
    }
}
