package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the answer to an INITIALIZE UPDATE to come depends on, where the card challenge is pseudo-random
 * (Amendment D, 6.2.2.1).
 *
 * @param diversificationData 10 bytes, as the same card answered before
 * @param sequenceCounter the key set's counter in that answer, after it has risen
 * @param invoker what is selected when the command is sent
 */
public record ExpectedOpening(
        InitializeUpdate command, Bytes diversificationData, Scp03Option option, int sequenceCounter, Aid invoker) {

    private static final int MOST = 0xFFFFFF;

    public ExpectedOpening {
        if (!option.pseudoRandomChallenge()) {
            throw new IllegalArgumentException("Nobody can tell a random challenge ahead");
        }
        if (sequenceCounter < 1 || sequenceCounter > MOST) {
            throw new IllegalArgumentException("No such sequence counter: " + sequenceCounter);
        }
    }

    /**
     * The opening to come of a card that answered one before; {@code null} if its counter has run out, if its
     * challenges are random, or if it is not SCP03's.
     *
     * @param sequenceCounter as it will be answered
     */
    public static @Nullable ExpectedOpening of(
            InitializeUpdate command, InitializeUpdate.Response before, int sequenceCounter, Aid invoker) {
        return before.option() instanceof Scp03Option option
                        && option.pseudoRandomChallenge()
                        && sequenceCounter >= 1
                        && sequenceCounter <= MOST
                ? new ExpectedOpening(command, before.diversificationData(), option, sequenceCounter, invoker)
                : null;
    }

    KeyVersionNumber keyVersion() {
        return command.keyVersion();
    }

    Bytes counter() {
        return Bytes.of(sequenceCounter >> 16, sequenceCounter >> 8 & 0xFF, sequenceCounter & 0xFF);
    }
}
