package dev.cardmint.center.dryrun;

import dev.cardmint.center.dryrun.DryRun.Command;
import dev.cardmint.center.dryrun.DryRun.Part;
import dev.cardmint.center.dryrun.DryRun.Problem;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.json.JsonLines;
import dev.cardmint.center.sessions.Rehearsed.Exchange;
import dev.cardmint.center.sessions.Rehearsed.Judgement;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.Proof;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what was sent and answered into what people see of it, and finds the first command that was refused. */
final class ShownCommands {

    private final CardTypeProfile profile;
    private final JsonLines lines;
    private final ProfilePlaces places;
    private @Nullable Problem refused;

    ShownCommands(CardTypeProfile profile, JsonLines lines, ProfilePlaces places) {
        this.profile = profile;
        this.lines = lines;
        this.places = places;
    }

    /** The commands in order, those in a row through the same channel together. */
    List<Part> of(List<Exchange> exchanges) {
        var parts = new ArrayList<Part>();
        var commands = new ArrayList<Command>();
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            commands.add(shown(exchange));
            boolean last = i == exchanges.size() - 1 || exchanges.get(i + 1).channel() != exchange.channel();
            if (last) {
                parts.add(new Part(exchange.channel(), title(exchange.channel()), commands));
                commands.clear();
            }
        }
        return parts;
    }

    /** The first command that the card refused, or whose answer did not hold; of those shown so far. */
    @Nullable
    Problem refused() {
        return refused;
    }

    private Command shown(Exchange exchange) {
        String place = places.of(exchange);
        int line = lines.of(place);
        boolean wrong = exchange.judgement() == Judgement.REFUSED || exchange.judgement() == Judgement.NOT_VERIFIED;
        if (refused == null && wrong) {
            refused = problem(exchange, place, line);
        }
        ResponseApdu unwrapped = exchange.unwrapped();
        return new Command(
                exchange.roundTrip(),
                exchange.command(),
                place,
                line,
                exchange.plain() == null ? null : ShownCommand.of(exchange.plain()),
                exchange.sent().encode().toHex(),
                exchange.answer().encode().toHex(),
                unwrapped == null ? null : unwrapped.encode().toHex(),
                exchange.judgement().name());
    }

    private static Problem problem(Exchange exchange, String place, int line) {
        StatusWord statusWord = exchange.answer().statusWord();
        String message = exchange.judgement() == Judgement.REFUSED
                ? "The simulated card refused %s.".formatted(exchange.command())
                : "The answers from %s on are not proved.".formatted(exchange.command());
        return new Problem(
                message, place, line, exchange.command(), statusWord.toString(), StatusMeaning.of(statusWord));
    }

    private String title(int channel) {
        if (channel == 0) {
            return "in the clear";
        }
        GlobalPlatformTerms card = profile.globalPlatform();
        boolean onApplication = channel > 1 && card.proof() == Proof.PROVED;
        return "secure channel %d, on %s, level %02X"
                .formatted(
                        channel,
                        onApplication ? card.application().instance() : card.securityDomain(),
                        card.secureChannel().level().value());
    }
}
