package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.registry.CardContent;
import java.util.List;

/** What a card maker sells: chips of one type, with what they have on them when they are delivered. */
public enum CardProduct {
    /** The payment package is in every chip's ROM; nothing is loaded. */
    PAYMENT("43AD4D010001621000") {
        @Override
        void preload(CardContent content) {}
    },
    /** The identity package, loaded by the maker. */
    IDENTITY("43AD4D020001621000") {
        @Override
        void preload(CardContent content) {
            loadIdentity(content);
        }
    },
    /** The same package on another type of chip. */
    BADGE("43AD4D030001621000") {
        @Override
        void preload(CardContent content) {
            loadIdentity(content);
        }
    };

    private final String identifiers;

    CardProduct(String identifiers) {
        this.identifiers = identifiers;
    }

    abstract void preload(CardContent content);

    private static void loadIdentity(CardContent content) {
        Behaviour identity = Behaviour.IDENTITY_1_0;
        content.add(LoadFile.preloaded(identity.origin(), List.of(identity.module()), CardContent.SECURITY_DOMAIN));
    }

    /** Fabricator, type, operating system with date and level: how the card production life cycle data begins. */
    Bytes identifiers() {
        return Bytes.ofHex(identifiers);
    }
}
