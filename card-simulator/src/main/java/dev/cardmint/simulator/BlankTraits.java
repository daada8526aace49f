package dev.cardmint.simulator;

import dev.cardmint.simulator.birth.AuthenticationRule.Counted;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardProduct;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The traits of a blank that options name one by one. */
final class BlankTraits {

    static final List<String> OPTIONS = List.of(
            "--kvn",
            "--i",
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
            "--mandated-dap");

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

    private void identify() throws UsageException {
        if (options.has("--kvn")) {
            blank.keyVersion((int) options.number("--kvn", 16, 0));
        }
        if (options.has("--i")) {
            blank.option((int) options.number("--i", 16, 0));
        }
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
