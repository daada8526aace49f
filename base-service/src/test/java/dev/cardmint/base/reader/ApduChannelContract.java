package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;

/** What every channel to a card does, whatever stands behind it. */
abstract class ApduChannelContract {

    static final CommandApdu SELECT = new CommandApdu(0, 0xA4, 4, 0, Bytes.EMPTY, 256);
    static final CommandApdu UNKNOWN = new CommandApdu(0, 0xFA, 0, 0, Bytes.EMPTY, 0);

    /** A channel to a card that answers SELECT with success and data, and UNKNOWN with an error. */
    abstract ApduChannel channel();

    /** Commands that the card has ever received; called last. */
    abstract long receivedByTheCard();

    abstract void takeTheCardOut();

    @Test
    void carriesACommandAndItsAnswer() {
        var answer = channel().transmit(SELECT);

        assertThat(answer.statusWord()).isEqualTo(StatusWord.SUCCESS);
        assertThat(answer.data().isEmpty()).isFalse();
    }

    @Test
    void transmitsACommandExactlyOnce() {
        ApduChannel channel = channel();

        channel.transmit(SELECT);
        channel.transmit(UNKNOWN);

        assertThat(receivedByTheCard()).isEqualTo(2);
    }

    @Test
    void givesARefusalBackAsItIs() {
        var answer = channel().transmit(UNKNOWN);

        assertThat(answer.statusWord().succeeded()).isFalse();
        assertThat(answer.data().isEmpty()).isTrue();
    }

    @Test
    void saysThatTheCardIsGone() {
        ApduChannel channel = channel();
        takeTheCardOut();

        assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> channel.transmit(SELECT));
        assertThatExceptionOfType(CardUnreachableException.class)
                .as("for good")
                .isThrownBy(() -> channel.transmit(SELECT));
    }
}
