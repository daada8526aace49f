package dev.cardmint.simulator.card;

import dev.cardmint.simulator.content.OpenChains;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.securechannel.CardChannel;
import org.jspecify.annotations.Nullable;

/** What a logical channel forgets when it ends: selection, secure channel, open chains. */
final class CardSession {

    private @Nullable ApplicationInstance selected;
    private @Nullable CardChannel channel;
    private @Nullable KeySet channelKeys;
    private final OpenChains chains = new OpenChains();

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

    void channel(CardChannel opened, KeySet keys) {
        closeChannel();
        channel = opened;
        channelKeys = keys;
    }

    /** The key set that the channel was opened with. */
    @Nullable
    KeySet channelKeys() {
        return channelKeys;
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
}
