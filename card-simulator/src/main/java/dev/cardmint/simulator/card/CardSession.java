package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.content.ApplicationInstance;
import dev.cardmint.simulator.content.OpenChains;
import dev.cardmint.simulator.securechannel.CardChannel;
import org.jspecify.annotations.Nullable;

/** What the card forgets without power: selection, secure channel, open chains. */
final class CardSession {

    private @Nullable ApplicationInstance selected;
    private @Nullable CardChannel channel;
    private int keyVersion;
    private final OpenChains chains = new OpenChains();
    private Bytes remainingResponse = Bytes.EMPTY;
    private boolean lastAnswerHasRMac;

    /** The selected application, or {@code null} for the issuer security domain. */
    @Nullable
    ApplicationInstance selected() {
        return selected;
    }

    void select(@Nullable ApplicationInstance instance) {
        closeChannel();
        selected = instance;
    }

    @Nullable
    CardChannel channel() {
        return channel;
    }

    /** A channel opened with the keys of this version. */
    void channel(CardChannel opened, int version) {
        closeChannel();
        channel = opened;
        keyVersion = version;
    }

    /** Version of the key set that the channel was opened with. */
    int keyVersion() {
        return keyVersion;
    }

    void closeChannel() {
        if (channel != null) {
            channel.close();
            channel = null;
        }
        chains.end();
    }

    /** What INSTALL, LOAD and STORE DATA have begun in the channel. */
    OpenChains chains() {
        return chains;
    }

    /** What GET RESPONSE brings next. */
    Bytes remainingResponse() {
        return remainingResponse;
    }

    void remainingResponse(Bytes rest) {
        remainingResponse = rest;
    }

    boolean lastAnswerHasRMac() {
        return lastAnswerHasRMac;
    }

    void lastAnswerHasRMac(boolean hasRMac) {
        lastAnswerHasRMac = hasRMac;
    }
}
