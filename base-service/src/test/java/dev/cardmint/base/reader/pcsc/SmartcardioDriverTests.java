package dev.cardmint.base.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.base.reader.CardConnection;
import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.MalformedApduException;
import dev.cardmint.model.bytes.Bytes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartcardioDriverTests {

    private static final byte[] COMMAND = Bytes.ofHex("80CA9F7F00").toByteArray();

    private final FakeTerminals terminals = new FakeTerminals();
    private final SmartcardioDriver driver = terminals.driver();

    private CardConnection connect() {
        return driver.connect(FakeTerminals.READER);
    }

    @Test
    void seesReadersAndCards() {
        assertThat(driver.look()).isEqualTo(Map.of(FakeTerminals.READER, true));

        terminals.absent();
        assertThat(driver.look()).isEqualTo(Map.of(FakeTerminals.READER, false));
    }

    @Test
    void takesANewContextAfterTheServiceWasGone() {
        driver.look();
        terminals.listFails(true);
        assertThatExceptionOfType(ReaderUnavailableException.class).isThrownBy(driver::look);
        terminals.listFails(false);

        assertThat(driver.look()).hasSize(1);
        assertThat(terminals.contexts()).isEqualTo(2);
    }

    @Test
    void resetsTheCardWhenItLetsGoOfIt() {
        CardConnection connection = connect();
        connection.beginExclusive();
        connection.endExclusive();
        connection.disconnect();

        assertThat(terminals.calls()).containsExactly("connect *", "begin", "end", "disconnect true");
        assertThat(connection.atr()).isEqualTo(Bytes.ofHex("3B8001"));
    }

    @Test
    void resetsNoCardThatHasLeft() {
        CardConnection connection = connect();
        terminals.absent();
        connection.disconnect();

        assertThat(terminals.calls()).containsExactly("connect *", "disconnect false");
    }

    @Test
    void leavesTheNextCardAloneWhenItLetsGoOfTheLast() {
        connect().abandon();

        assertThat(terminals.calls()).containsExactly("connect *", "disconnect false");
    }

    @ParameterizedTest(name = "case {0}: {1}")
    @CsvSource({
        "1, 00A40400",
        "2S, 80CA9F7F00",
        "2E, 00B20000000000",
        "3S, 84E288000401020304",
        "3E, 00D6000000000401020304",
        "4S, 84E28800040102030400",
        "4E, 00D60000000004010203040000"
    })
    void transmitsEachCommandOnceAndByteForByte(String isoCase, String command) {
        Bytes given = Bytes.ofHex(command);
        terminals.answer("9000");

        Bytes answer = connect().transmit(given.toByteArray());

        assertThat(answer).isEqualTo(Bytes.ofHex("9000"));
        assertThat(terminals.transmitted()).as("case %s", isoCase).containsExactly(given.toHex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6110", "6C10", "6CFF", "6982", "9000"})
    void neverFollowsAStatusWordByItself(String statusWord) {
        terminals.answer(statusWord, "9000", "9000");

        assertThat(connect().transmit(Bytes.ofHex("80CA9F7F00").toByteArray())).isEqualTo(Bytes.ofHex(statusWord));
        assertThat(terminals.transmitted()).hasSize(1);
    }

    @Test
    void leavesItToTheReaderWhetherACardIsLostAfterAFailedTransmit() {
        CardConnection connection = connect();

        assertThatExceptionOfType(BadAnswerException.class).isThrownBy(() -> connection.transmit(COMMAND));

        assertThat(connection.left()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90"})
    void takesAnAnswerWithoutAStatusWordForABadOne(String answer) {
        terminals.answer(answer);
        CardConnection connection = connect();

        assertThatExceptionOfType(BadAnswerException.class).isThrownBy(() -> connection.transmit(COMMAND));

        assertThat(connection.left()).isFalse();
    }

    @Test
    void sendsNothingThatIsNoApdu() {
        assertThatExceptionOfType(MalformedApduException.class)
                .isThrownBy(
                        () -> connect().transmit(Bytes.ofHex("84E2880005010203").toByteArray()))
                .withMessage("A command of 8 bytes is no APDU");
        assertThat(terminals.transmitted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Gemalto PC Twin Reader (70D7E2EE) 00 00, 70D7E2EE",
        "HID Global OMNIKEY 3x21 Smart Card Reader [OMNIKEY 3x21 Smart Card Reader] (OK-1 0x7) 01 0A, OK-1 0x7",
        "Virtual PCD 00 00,",
        "Reader (with words) of another system,"
    })
    void findsTheSerialNumberInTheNameThatPcscLiteGivesToAReader(String name, @Nullable String serialNumber) {
        assertThat(driver.serialNumber(name)).isEqualTo(serialNumber);
    }

    @Test
    void saysThatThereIsNoCard() {
        terminals.absent();

        assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(this::connect);
    }

    @Test
    void refusesPcscUnlessTheProviderIsTransparent() {
        String before = System.setProperty("jnasmartcardio.transparent", "false");
        try {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(SmartcardioDriver::pcsc)
                    .withMessageContaining("-Djnasmartcardio.transparent=true");
        } finally {
            if (before == null) {
                System.clearProperty("jnasmartcardio.transparent");
            } else {
                System.setProperty("jnasmartcardio.transparent", before);
            }
        }
    }

    @Test
    void forcesTransparencyUnlessSomebodySaidOtherwise() {
        System.clearProperty("jnasmartcardio.transparent");

        TransparentMode.force();

        assertThat(System.getProperty("jnasmartcardio.transparent")).isEqualTo("true");
    }
}
