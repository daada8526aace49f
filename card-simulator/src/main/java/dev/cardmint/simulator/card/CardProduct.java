package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.registry.CardContent;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
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
    },
    /** Payment with SCP03 in S16 mode, for keys of AES-256. */
    PAYMENT_AES256("43AD4D040001621000", Scp03Option.PROTOCOL, 0x71) {
        @Override
        void preload(CardContent content) {}
    },
    /** Payment as it was before AES: SCP02. */
    LEGACY_PAYMENT("43AD4D050001621000", Scp02Option.PROTOCOL, 0x55) {
        @Override
        void preload(CardContent content) {}
    },
    /** Nothing but a security domain: what it does is loaded by its issuer. */
    MULTI_APPLICATION("43AD4D060001621000") {
        @Override
        void preload(CardContent content) {}
    };

    private final String identifiers;
    private final int protocol;
    private final int option;

    CardProduct(String identifiers) {
        this(identifiers, Scp03Option.PROTOCOL, 0x70);
    }

    CardProduct(String identifiers, int protocol, int option) {
        this.identifiers = identifiers;
        this.protocol = protocol;
        this.option = option;
    }

    /** The secure channel protocol that its chips are delivered with. */
    public ChannelOption option() {
        return ChannelOption.of(protocol, option);
    }

    abstract void preload(CardContent content);

    private static void loadIdentity(CardContent content) {
        Behaviour identity = Behaviour.IDENTITY_1_0;
        content.add(LoadFile.preloaded(identity.origin(), List.of(identity.module()), content.securityDomain()));
    }

    /** Fabricator, type, operating system with date and level: how the card production life cycle data begins. */
    Bytes identifiers() {
        return Bytes.ofHex(identifiers);
    }
}
