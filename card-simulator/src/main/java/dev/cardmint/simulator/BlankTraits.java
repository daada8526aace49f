package dev.cardmint.simulator;

import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.birth.AuthenticationRule.Counted;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The traits of a blank that options name one by one. */
final class BlankTraits {

    static final List<String> OPTIONS = List.of(
            "--kvn",
            "--i",
            "--scp",
            "--also",
            "--bare-errors",
            "--kdd",
            "--seed",
            "--product",
            "--authentication-limit",
            "--counted",
            "--at-limit",
            "--put-key-ends-channel",
            "--protocol",
            "--channels",
            "--short-only",
            "--memory",
            "--mandated-dap",
            "--security-domain");

    /** What a card of files has, too. */
    private static final List<String> OF_FILES = List.of("--seed", "--protocol", "--short-only", "--memory");

    private final Options options;
    private final BlankCard blank;

    private BlankTraits(Options options, BlankCard blank) {
        this.options = options;
        this.blank = blank;
    }

    /** Gives a blank the traits that are named. */
    static BlankCard give(Options options, BlankCard blank) throws UsageException {
        var traits = new BlankTraits(options, blank);
        traits.identify();
        traits.guard();
        traits.equip();
        return blank;
    }

    /** Gives a blank of files the traits that are named, which are few. */
    static BlankFileCard give(Options options, BlankFileCard blank) throws UsageException {
        for (String name : OPTIONS) {
            if (options.has(name) && !OF_FILES.contains(name)) {
                throw new UsageException("%s is not for cards of files".formatted(name));
            }
        }
        if (options.has("--seed")) {
            blank.seed(options.number("--seed", 10, 0));
        }
        if (options.has("--protocol")) {
            blank.protocol(protocol(options.required("--protocol")));
        }
        if (options.has("--memory")) {
            blank.memory((int) options.number("--memory", 10, 0));
        }
        return blank.extendedLength(!options.has("--short-only"));
    }

    private void identify() throws UsageException {
        if (options.has("--kvn")) {
            blank.keyVersion((int) options.number("--kvn", 16, 0));
        }
        if (options.has("--i")) {
            blank.option(ChannelOption.of(protocol(options), (int) options.number("--i", 16, 0)));
        }
        if (options.has("--also")) {
            blank.second(second(options.required("--also")));
        }
        blank.bareErrors(options.has("--bare-errors"));
        if (options.has("--kdd")) {
            blank.kdd(options.hex("--kdd"));
        }
        if (options.has("--product")) {
            blank.product(word("--product", CardProduct.values()));
        }
        if (options.has("--seed")) {
            blank.seed(options.number("--seed", 10, 0));
        }
    }

    /** What keys are that the command line gives: SCP03's, unless another protocol is named. */
    static CardKey.Type keyType(Options options) throws UsageException {
        return protocol(options) == Scp02Option.PROTOCOL ? CardKey.Type.DES3 : CardKey.Type.AES;
    }

    private static int protocol(Options options) throws UsageException {
        String scp = options.optional("--scp");
        if (scp == null) {
            return "blank-scp02".equals(options.optional("--profile")) ? Scp02Option.PROTOCOL : Scp03Option.PROTOCOL;
        }
        return switch (scp) {
            case "02" -> Scp02Option.PROTOCOL;
            case "03" -> Scp03Option.PROTOCOL;
            default -> throw new UsageException("--scp is 02 or 03");
        };
    }

    /** Protocol and option with a colon between, both hexadecimal. */
    private static ChannelOption second(String words) throws UsageException {
        if (!words.matches("0[23]:[0-9A-Fa-f]{2}")) {
            throw new UsageException("--also takes a protocol and its option i, as 03:70");
        }
        return ChannelOption.of(Integer.parseInt(words.substring(0, 2), 16), Integer.parseInt(words.substring(3), 16));
    }

    private void guard() throws UsageException {
        blank.authenticationLimit((int) options.number("--authentication-limit", 10, 0));
        if (options.has("--counted")) {
            blank.counting(word("--counted", Counted.values()));
        }
        if (options.has("--at-limit")) {
            blank.reacting(word("--at-limit", Reaction.values()));
        }
        blank.survivesOwnPutKey(!options.has("--put-key-ends-channel"));
        blank.mandatedDap(options.has("--mandated-dap"));
        if (options.has("--security-domain")) {
            blank.securityDomain(new Aid(options.hex("--security-domain")));
        }
    }

    private void equip() throws UsageException {
        if (options.has("--protocol")) {
            blank.protocol(protocol(options.required("--protocol")));
        }
        if (options.has("--channels")) {
            blank.logicalChannels((int) options.number("--channels", 10, 0));
        }
        if (options.has("--memory")) {
            blank.memory((int) options.number("--memory", 10, 0));
        }
        blank.extendedLength(!options.has("--short-only"));
    }

    private static Protocol protocol(String name) throws UsageException {
        return switch (name) {
            case "T=0" -> Protocol.T0;
            case "T=1" -> Protocol.T1;
            default -> throw new UsageException("--protocol is T=0 or T=1");
        };
    }

    private <E extends Enum<E>> E word(String option, E[] values) throws UsageException {
        String word = options.required(option);
        return Arrays.stream(values)
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("%s takes one of %s"
                        .formatted(
                                option,
                                Arrays.stream(values).map(BlankTraits::word).toList())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
