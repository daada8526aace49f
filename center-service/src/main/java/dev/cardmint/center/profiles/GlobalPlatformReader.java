package dev.cardmint.center.profiles;

import dev.cardmint.center.keys.KeyPadding;
import dev.cardmint.center.keys.KeyRecipe;
import dev.cardmint.center.keys.KeyType;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.profiles.content.ContentReader;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.List;

/** Reads what a profile says of a GlobalPlatform card. */
final class GlobalPlatformReader {

    private static final int KEY_NAME = 40;

    private final StrictObject root;
    private final ContentReader contents;

    GlobalPlatformReader(StrictObject root, ContentReader contents) {
        this.root = root;
        this.contents = contents;
    }

    GlobalPlatformTerms read() {
        SecureChannelTerms channel = secureChannel(root.object("secureChannel"));
        Aid securityDomain = root.parsed("securityDomain", Aid::parse);
        List<TransportKeys> transportKeys =
                root.objects("transportKeys", object -> transportKeys(object, channel.protocol()));
        StrictObject issuer = root.object("issuerKeys");
        KeysRef issuerKeys = keys(issuer);
        KeyRecipe recipe = recipe(issuer, channel.protocol());
        issuer.done();
        return new GlobalPlatformTerms(
                securityDomain,
                channel,
                transportKeys,
                issuerKeys,
                recipe,
                root.objects("applications", this::application),
                root.constant("lifeCycle", CardLifeCycle.class));
    }

    /** SCP02 has one mode only, so its profiles do not name it. */
    private static SecureChannelTerms secureChannel(StrictObject object) {
        Protocol protocol = object.constant("protocol", Protocol.class);
        ChannelMode mode = protocol == Protocol.SCP02 ? ChannelMode.S8 : object.constant("mode", ChannelMode.class);
        SecurityLevel level = object.parsed("level", SecurityLevel::parse);
        object.done();
        return new SecureChannelTerms(protocol, mode, level);
    }

    private static ChannelOption option(StrictObject object, Protocol protocol, String text) {
        try {
            return switch (protocol) {
                case SCP02 -> Scp02Option.parse(text);
                case SCP03 -> Scp03Option.parse(text);
            };
        } catch (IllegalArgumentException e) {
            throw object.wrong("options", String.valueOf(e.getMessage()));
        }
    }

    private static KeysRef keys(StrictObject object) {
        String set = object.text("set");
        if (set.length() > KEY_NAME || !set.matches("[a-z][a-z0-9-]*")) {
            throw object.wrong("set", "must be a name of small letters, digits and hyphens");
        }
        return new KeysRef(set, object.parsed("keyVersion", KeyVersionNumber::parse));
    }

    private static TransportKeys transportKeys(StrictObject object, Protocol protocol) {
        List<ChannelOption> options = object.texts("options").stream()
                .map(text -> option(object, protocol, text))
                .toList();
        return new TransportKeys(keys(object), object.constant("identity", IdentitySource.class), options);
    }

    /** As the specification says, unless the card type names something else. */
    private static KeyRecipe recipe(StrictObject issuerKeys, Protocol protocol) {
        if (!issuerKeys.has("putKey")) {
            return KeyRecipe.usual(protocol == Protocol.SCP02 ? KeyType.DES3 : KeyType.AES);
        }
        StrictObject object = issuerKeys.object("putKey");
        var recipe = new KeyRecipe(lengthInFront(object), object.constant("padding", KeyPadding.class));
        object.done();
        return recipe;
    }

    /** Named in any case: cards that want it and cards that do not are equally common. */
    private static boolean lengthInFront(StrictObject object) {
        if (!object.has("lengthInFront")) {
            throw object.wrong("lengthInFront", "is missing");
        }
        return object.flag("lengthInFront");
    }

    private ApplicationTerms application(StrictObject object) {
        var application = new ApplicationTerms(
                object.parsed("package", Aid::parse),
                object.parsed("module", Aid::parse),
                object.parsed("instance", Aid::parse),
                object.bytes("privileges", 1, 3),
                object.bytes("parameters", 2, 64),
                object.has("loadFile") ? object.bytes("loadFile", 32, 32) : null,
                personalization(object.object("personalization")));
        if (application.privileges().size() == 2) {
            throw object.wrong("privileges", "are 1 or 3 bytes");
        }
        return application;
    }

    private PersonalizationTerms personalization(StrictObject object) {
        var personalization = new PersonalizationTerms(
                object.constant("through", Route.class),
                object.number("blockSize", 16, 247),
                object.objects("dgis", this::dgi));
        object.done();
        return personalization;
    }

    private Dgi dgi(StrictObject object) {
        Bytes identifier = object.bytes("dgi", 2, 2);
        boolean secret = object.flag("secret");
        String name = object.text("name");
        return new Dgi(
                identifier.unsigned(0) << 8 | identifier.unsigned(1), name, secret, contents.read(object, secret));
    }
}
