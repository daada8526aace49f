package dev.cardmint.base.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.model.apdu.CardUnreachableException;
import javax.smartcardio.CardException;
import jnasmartcardio.Smartcardio.JnaPCSCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransmitFailureTests {

    /** Removed, reset, no card, reader unplugged, service gone or stopped, line to the service cut, stale handle. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                0x80100069L,
                0x80100068L,
                0x8010000CL,
                0x80100017L,
                0x8010001DL,
                0x8010001EL,
                0x80100013L,
                0x80100003L
            })
    void knowsACardThatIsGone(long code) {
        assertThat(TransmitFailure.of(new JnaPCSCException(code, "SCardTransmit")))
                .isInstanceOf(CardUnreachableException.class);
    }

    /** Not transacted, data lost, protocol mismatch, buffer too small, internal error. */
    @ParameterizedTest
    @ValueSource(longs = {0x80100016L, 0x8010002FL, 0x8010000FL, 0x80100008L, 0x80100001L})
    void takesAnyOtherErrorForTheReaders(long code) {
        assertThat(TransmitFailure.of(new JnaPCSCException(code, "SCardTransmit")))
                .isInstanceOf(BadAnswerException.class);
    }

    @Test
    void takesAnErrorWithoutACodeForTheReaders() {
        assertThat(TransmitFailure.of(new CardException("no code"))).isInstanceOf(BadAnswerException.class);
    }
}
