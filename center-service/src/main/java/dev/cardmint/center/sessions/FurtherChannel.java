package dev.cardmint.center.sessions;

import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.personalization.PlannedCommand;
import dev.cardmint.center.personalization.Select;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel after the security domain's first one in the same session: on the application, to personalize it, or on the
 * security domain again, to see that it has the new keys.
 *
 * @param target what it is opened on
 * @param keys the issuer's, of this card
 * @param foreseen what the card will answer, where its challenge can be computed ahead; the channel's script then goes
 *     out together with the one before
 * @param script what goes through it
 */
record FurtherChannel(
        CardTypeProfile profile,
        Aid target,
        CardKeys keys,
        InitializeUpdate command,
        InitializeUpdate.@Nullable Response foreseen,
        List<PlannedCommand> script) {

    static final String SELECT = "SELECT for a further channel";
    static final String INITIALIZE_UPDATE = "INITIALIZE UPDATE of a further channel";

    /** Asks for the channel; stops at any answer but the foreseen one. */
    List<PlannedCommand> request() {
        Duration limit = profile.timeLimits().standard();
        Bytes expected = foreseen == null ? null : new ResponseApdu(foreseen.encode(), StatusWord.SUCCESS).encode();
        return List.of(
                new PlannedCommand(SELECT, new Select(target).toCommand(), limit),
                new PlannedCommand(
                        INITIALIZE_UPDATE, command.toCommand(), limit, List.of(StatusWord.SUCCESS), expected));
    }

    /** What only the target answers so, or {@code null} where the challenge is random. */
    @Nullable
    ExpectedOpening expected(InitializeUpdate.Response answer) {
        return ExpectedOpening.of(command, answer, answer.sequenceNumber(), target);
    }

    /** What the channel is opened with once the card has answered. */
    ChannelOpening opening(InitializeUpdate.Response answer) {
        return new ChannelOpening(
                command.hostChallenge(),
                answer,
                profile.globalPlatform().secureChannel().level());
    }
}
