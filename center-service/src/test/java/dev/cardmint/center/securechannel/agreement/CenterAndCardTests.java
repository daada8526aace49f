package dev.cardmint.center.securechannel.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.center.securechannel.agreement.CardSide.Terms;
import dev.cardmint.center.securechannel.scp02.Scp02;
import dev.cardmint.center.securechannel.scp03.Scp03;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the center wraps, the card reads; everything that the card answers, the center believes or not. */
class CenterAndCardTests {

    private static final CommandForm EXTENDED = new CommandForm(0, true);
    private static final int SHORT_LENGTHS = 256;
    private static final int[] ERRORS = {0x6A88, 0x6985, 0x6C10, 0x6700};

    /** Every protocol, option, key length and level that go together, on every logical channel in turn. */
    static List<Terms> terms() {
        var terms = new ArrayList<Terms>();
        for (int option : new int[] {0x15, 0x45, 0x55, 0x75}) {
            addLevels(terms, Protocol.SCP02, option, 16);
        }
        for (int option : new int[] {0x00, 0x10, 0x20, 0x30, 0x60, 0x70, 0x01, 0x11, 0x21, 0x31, 0x61, 0x71}) {
            for (int keyBytes : new int[] {16, 24, 32}) {
                addLevels(terms, Protocol.SCP03, option, keyBytes);
            }
        }
        return terms;
    }

    private static void addLevels(List<Terms> terms, Protocol protocol, int option, int keyBytes) {
        ChannelOption center = protocol == Protocol.SCP02 ? new Scp02Option(option) : new Scp03Option(option);
        for (SecurityLevel level : SecurityLevel.values()) {
            if (center.allows(level)) {
                var form = new CommandForm(terms.size() % 4, protocol == Protocol.SCP03 && terms.size() % 2 == 0);
                terms.add(new Terms(protocol, option, keyBytes, level, form));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void anyScriptArrivesAndAnyAnswerComesBack(Terms terms) throws SecureChannelException {
        var random = new Random(terms.hashCode());
        try (CardSide sides = CardSide.open(terms, random)) {
            List<CommandApdu> plain = commands(terms, random, 40);
            WrappedScript script = sides.center().authenticateAndWrap(plain.subList(0, 20));
            sides.authenticate(script.commands().get(0));
            exchange(sides, terms, random, plain.subList(0, 20), script, 1);

            exchange(sides, terms, random, plain.subList(20, 40), sides.center().wrap(plain.subList(20, 40)), 0);
        }
    }

    private static void exchange(
            CardSide sides, Terms terms, Random random, List<CommandApdu> plain, WrappedScript script, int first)
            throws SecureChannelException {
        for (int i = 0; i < plain.size(); i++) {
            assertThat(sides.receive(script.commands().get(first + i)))
                    .as("command %d", i)
                    .isEqualTo(plain.get(i));
            boolean error = random.nextInt(5) == 0;
            int status = error ? ERRORS[random.nextInt(ERRORS.length)] : 0x9000;
            Bytes data = error ? Bytes.EMPTY : CardSide.bytes(random, random.nextInt(220));
            boolean proved = terms.level().authenticatesResponses() && (!error || terms.protocol() == Protocol.SCP02);
            assertThat(script.unwrap(first + i, sides.answer(data, status)))
                    .as("answer %d", i)
                    .isEqualTo(new UnwrappedResponse(data, new StatusWord(status), proved));
        }
    }

    /** Of every length that the terms carry, from none on; extended ones of chance. */
    private static List<CommandApdu> commands(Terms terms, Random random, int count) {
        var commands = new ArrayList<CommandApdu>();
        for (int i = 0; i < count; i++) {
            boolean extended = terms.form().extendedLength() && i % 4 == 0;
            int length = extended ? random.nextInt(4_000) : random.nextInt(longest(terms) + 1);
            int ne = extended ? random.nextInt(65_537) : random.nextInt(257);
            commands.add(new CommandApdu(
                    0x80 | terms.form().logicalChannel(),
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextInt(256),
                    CardSide.bytes(random, length),
                    ne));
        }
        return commands;
    }

    private static int longest(Terms terms) {
        int mac = terms.protocol() == Protocol.SCP03 && (terms.option() & 1) == 1 ? 16 : 8;
        int block = terms.protocol() == Protocol.SCP03 ? 16 : 8;
        return terms.level().encryptsCommands() ? (255 - mac) / block * block - 1 : 255 - mac;
    }

    @ParameterizedTest
    @CsvSource({"SCP02, 117, 16, 13", "SCP03, 112, 16, 33", "SCP03, 113, 32, 33", "SCP03, 32, 24, 11"})
    void carriesEveryLengthFromNoneToTheLongest(Protocol protocol, int option, int keyBytes, String level)
            throws SecureChannelException {
        CommandForm form = protocol == Protocol.SCP03 ? EXTENDED : CommandForm.BASIC;
        var terms = new Terms(protocol, option, keyBytes, SecurityLevel.parse(level), form);
        int most = protocol == Protocol.SCP03 ? SHORT_LENGTHS : longest(terms) + 1;
        try (CardSide sides = CardSide.open(terms, new Random(option))) {
            var plain = new ArrayList<CommandApdu>();
            for (int length = 0; length < most; length++) {
                plain.add(new CommandApdu(0x80, 0xE2, 0, 0, Bytes.copyOf(new byte[length]), 0));
            }
            WrappedScript script = sides.center().authenticateAndWrap(plain);
            sides.authenticate(script.commands().get(0));
            for (int length = 0; length < most; length++) {
                assertThat(sides.receive(script.commands().get(length + 1))
                                .data()
                                .size())
                        .isEqualTo(length);
                assertThat(script.unwrap(length + 1, sides.answer(Bytes.EMPTY, 0x9000))
                                .rMacVerified())
                        .isTrue();
            }
        }
    }

    @Test
    void carriesTheLongestExtendedCommand() throws SecureChannelException {
        var terms = new Terms(Protocol.SCP03, 0x71, 32, SecurityLevel.C_DEC_C_MAC, EXTENDED);
        int longest = (65_535 - 16) / 16 * 16 - 1;
        try (CardSide sides = CardSide.open(terms, new Random(8))) {
            CommandApdu fits = load(longest);
            WrappedScript script = sides.center().authenticateAndWrap(List.of(fits));
            sides.authenticate(script.commands().get(0));

            assertThat(sides.receive(script.commands().get(1))).isEqualTo(fits);
            assertThatExceptionOfType(UnwrappableCommandException.class)
                    .isThrownBy(() -> sides.center().wrap(List.of(load(longest + 1))));
        }
    }

    private static CommandApdu load(int length) {
        return new CommandApdu(0x80, 0xE8, 0, 0, Bytes.copyOf(new byte[length]), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCP02", "SCP03"})
    void rejectsAnAnswerWhoseCommandTheCardGotAltered(Protocol protocol) throws SecureChannelException {
        Terms terms = withRMac(protocol, CommandForm.BASIC);
        try (CardSide sides = CardSide.open(terms, new Random(3))) {
            WrappedScript script = sides.center().authenticateAndWrap(List.of(load(20)));
            sides.authenticate(script.commands().get(0));
            CommandApdu sent = script.commands().get(1);
            byte[] changed = sent.data().toByteArray();
            changed[3] ^= 1;
            var altered =
                    new CommandApdu(sent.cla(), sent.ins(), sent.p1(), sent.p2(), Bytes.copyOf(changed), sent.ne());

            assertThatExceptionOfType(SecureChannelException.class).isThrownBy(() -> sides.receive(altered));
            assertThatExceptionOfType(ChannelIntegrityException.class)
                    .isThrownBy(() -> script.unwrap(1, ResponseApdu.of(StatusWord.SUCCESS)));
        }
    }

    private static Terms withRMac(Protocol protocol, CommandForm form) {
        return protocol == Protocol.SCP02
                ? new Terms(protocol, 0x75, 16, SecurityLevel.C_DEC_C_MAC_R_MAC, form)
                : new Terms(protocol, 0x70, 16, SecurityLevel.C_DEC_C_MAC_R_ENC_R_MAC, form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCP02", "SCP03"})
    void goesBackToWhereTheCardNamedAnotherLength(Protocol protocol) throws SecureChannelException {
        var random = new Random(4);
        try (CardSide sides = CardSide.open(withRMac(protocol, CommandForm.BASIC), random)) {
            CommandApdu read = new CommandApdu(0x80, 0xCA, 0, 0x66, Bytes.EMPTY, 256);
            WrappedScript script = sides.center().authenticateAndWrap(List.of(load(20), read, load(30)));
            sides.authenticate(script.commands().get(0));
            sides.receive(script.commands().get(1));
            script.unwrap(1, sides.answer(Bytes.EMPTY, 0x9000));
            sides.receive(script.commands().get(2));
            script.unwrap(2, sides.answer(Bytes.EMPTY, 0x6C10));

            sides.center().goBackTo(script, 2);
            CommandApdu exact = new CommandApdu(0x80, 0xCA, 0, 0x66, Bytes.EMPTY, 0x10);
            WrappedScript again = sides.center().wrap(List.of(exact, load(30)));

            assertThat(again.commands()).hasSize(2);
            assertThat(sides.receive(again.commands().get(0))).isEqualTo(exact);
            Bytes data = CardSide.bytes(random, 16);
            assertThat(again.unwrap(0, sides.answer(data, 0x9000)))
                    .isEqualTo(new UnwrappedResponse(data, StatusWord.SUCCESS, true));
            assertThat(sides.receive(again.commands().get(1))).isEqualTo(load(30));
            assertThat(again.unwrap(1, sides.answer(Bytes.EMPTY, 0x9000)).rMacVerified())
                    .isTrue();
        }
    }

    @Test
    void refusesToGoBackIntoWhatIsVoid() {
        try (CardSide sides = CardSide.open(withRMac(Protocol.SCP03, CommandForm.BASIC), new Random(4))) {
            WrappedScript first = sides.center().authenticateAndWrap(List.of(load(0), load(1)));
            byte[] before = sides.center().exportState();

            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> sides.center().goBackTo(first, 3));
            assertThat(sides.center().exportState()).isEqualTo(before);

            sides.center().wrap(List.of(load(2)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> sides.center().goBackTo(first, 1))
                    .withMessage("Only into the last script of a channel can be gone back");
            sides.center().close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> sides.center().goBackTo(first, 1))
                    .withMessage("The secure channel is closed");
        }
    }

    @Test
    void goesBackIntoAScriptOnce() {
        try (CardSide sides = CardSide.open(withRMac(Protocol.SCP03, CommandForm.BASIC), new Random(4))) {
            WrappedScript first = sides.center().authenticateAndWrap(List.of(load(0), load(1)));
            sides.center().goBackTo(first, 1);

            assertThatIllegalStateException().isThrownBy(() -> sides.center().goBackTo(first, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCP02", "SCP03"})
    void wrapsTheSameElsewhereAfterGoingBack(Protocol protocol) throws SecureChannelException {
        try (CardSide sides = CardSide.open(withRMac(protocol, new CommandForm(2, false)), new Random(4))) {
            CommandApdu read = new CommandApdu(0x82, 0xCA, 0, 0x66, Bytes.EMPTY, 256);
            WrappedScript script = sides.center().authenticateAndWrap(List.of(read, read));
            sides.authenticate(script.commands().get(0));
            sides.receive(script.commands().get(1));
            script.unwrap(1, sides.answer(Bytes.EMPTY, 0x6C10));
            sides.center().goBackTo(script, 1);
            byte[] state = sides.center().exportState();
            SecureChannel restored = protocol == Protocol.SCP02 ? Scp02.restore(state) : Scp03.restore(state);
            WrappedScript again = restored.wrap(List.of(read));

            assertThat(again.commands())
                    .isEqualTo(sides.center().wrap(List.of(read)).commands());
            assertThat(sides.receive(again.commands().get(0))).isEqualTo(read);
            assertThat(again.unwrap(0, sides.answer(Bytes.of(1), 0x9000)).rMacVerified())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCP02", "SCP03"})
    void refusesCommandsOfAnotherLogicalChannel(Protocol protocol) {
        try (CardSide sides = CardSide.open(withRMac(protocol, new CommandForm(1, false)), new Random(4))) {
            var basic = new CommandApdu(0x80, 0xCA, 0, 0x66, Bytes.EMPTY, 256);

            assertThatExceptionOfType(UnwrappableCommandException.class)
                    .isThrownBy(() -> sides.center().authenticateAndWrap(List.of(basic)))
                    .withMessage("Class byte 80 is not a plain command on logical channel 1");
            assertThat(sides.center()
                            .authenticateAndWrap(List.of())
                            .commands()
                            .get(0)
                            .cla())
                    .isEqualTo(0x85);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, 19})
    void refusesALogicalChannelThatCarriesNoSecureChannel(int channel) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommandForm(channel, false))
                .withMessage("Logical channels 0 to 3 carry secure channels, not " + channel);
    }
}
