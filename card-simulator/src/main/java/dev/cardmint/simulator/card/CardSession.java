package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.DgiAssembler;
import dev.cardmint.simulator.securechannel.CardChannel;
import org.jspecify.annotations.Nullable;

/** What the card forgets without power: selection, secure channel, open chains. */
final class CardSession {

    private @Nullable ApplicationInstance selected;
    private @Nullable CardChannel channel;
    private @Nullable Personalization personalization;
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

    void channel(CardChannel opened) {
        closeChannel();
        channel = opened;
    }

    void closeChannel() {
        if (channel != null) {
            channel.close();
            channel = null;
        }
        personalization = null;
    }

    @Nullable
    Personalization personalization() {
        return personalization;
    }

    void personalize(@Nullable ApplicationInstance instance) {
        personalization = instance == null ? null : new Personalization(instance);
    }

    void continuePersonalization(Personalization chain) {
        personalization = chain;
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

    /** A chain of STORE DATA blocks after INSTALL [for personalization]. */
    static final class Personalization {

        private final ApplicationInstance instance;
        private final DgiAssembler assembler = new DgiAssembler();
        private int blocks;

        private Personalization(ApplicationInstance instance) {
            this.instance = instance;
        }

        ApplicationInstance instance() {
            return instance;
        }

        DgiAssembler assembler() {
            return assembler;
        }

        /** P2 of the next block; there are no more than 256 (GPC 2.3.1, 11.11.2.2). */
        int nextBlock() {
            return blocks;
        }

        boolean isFirstBlock() {
            return blocks == 0;
        }

        void countBlock() {
            blocks++;
        }
    }
}
