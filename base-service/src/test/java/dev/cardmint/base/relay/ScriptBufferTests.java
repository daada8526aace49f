package dev.cardmint.base.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptBufferTests {

    private static final Bytes FIRST = Bytes.ofHex("00A4040000");
    private static final Bytes SECOND = Bytes.ofHex("84E288000401020304");

    private static ScriptBuffer buffer() {
        return ScriptBuffer.of(new Script(
                List.of(
                        ScriptCommand.of(FIRST),
                        new ScriptCommand(SECOND, List.of(StatusWord.parse("6310"), StatusWord.SUCCESS), 7000, null)),
                List.of(StatusWord.SUCCESS),
                3000));
    }

    private static byte[] arrayOf(ScriptBuffer buffer) throws ReflectiveOperationException {
        Field bytes = ScriptBuffer.class.getDeclaredField("bytes");
        bytes.setAccessible(true);
        return (byte[]) bytes.get(buffer);
    }

    @Test
    void keepsAllCommandsInOneArray() throws ReflectiveOperationException {
        try (ScriptBuffer buffer = buffer()) {
            assertThat(buffer.size()).isEqualTo(2);
            assertThat(buffer.command(0)).isEqualTo(FIRST.toByteArray());
            assertThat(buffer.command(1)).isEqualTo(SECOND.toByteArray());
            assertThat(arrayOf(buffer)).isEqualTo(FIRST.concat(SECOND).toByteArray());
        }
    }

    @Test
    void isOverwrittenAfterUse() throws ReflectiveOperationException {
        ScriptBuffer buffer = buffer();
        byte[] array = arrayOf(buffer);

        buffer.close();

        assertThat(array).containsOnly(0);
        assertThat(buffer.wiped()).isTrue();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> buffer.command(0));
    }

    @Test
    void overwritesTheArrayThatACommandCameIn() {
        byte[] received = SECOND.toByteArray();
        try (var filling = new ScriptBuffer.Filling(20)) {
            filling.add(received, new ScriptBuffer.Own(null, null, null));
        }

        assertThat(received).containsOnly(0);
    }

    @Test
    void takesTheScriptsValuesWhereACommandHasNone() {
        try (ScriptBuffer buffer = buffer()) {
            assertThat(buffer.timeLimit(0)).isEqualTo(Duration.ofSeconds(3));
            assertThat(buffer.timeLimit(1)).isEqualTo(Duration.ofSeconds(7));
            assertThat(buffer.succeeds(0, StatusWord.parse("6310"))).isFalse();
            assertThat(buffer.succeeds(1, StatusWord.parse("6310"))).isTrue();
        }
    }

    @Test
    void goesOnOnlyAfterTheAnswerThatTheScriptWasMadeFor() {
        Bytes digest = Bytes.ofHex("D3280837DAC56A6DDDF7787AE2A5A2C6DE0184CC1FD5A68D596E42CFCB9833D6");
        var command = new ScriptCommand(FIRST, null, null, digest); // SHA-256 of 01029000
        try (var buffer = ScriptBuffer.of(
                new Script(List.of(command, ScriptCommand.of(SECOND)), List.of(StatusWord.SUCCESS), 3000))) {
            assertThat(buffer.goesOnAfter(0, Bytes.ofHex("01029000"))).isTrue();
            assertThat(buffer.goesOnAfter(0, Bytes.ofHex("01039000"))).isFalse();
            assertThat(buffer.goesOnAfter(0, Bytes.ofHex("0102"))).isFalse();
            assertThat(buffer.goesOnAfter(1, Bytes.ofHex("6A88"))).isTrue();
        }
    }

    @Test
    void neverPrintsACommand() {
        try (ScriptBuffer buffer = buffer()) {
            assertThat(buffer).hasToString("ScriptBuffer[2 commands]");
        }
    }

    @Test
    void refusesAScriptWithoutCommands() {
        try (var filling = new ScriptBuffer.Filling(0)) {
            assertThatIllegalArgumentException().isThrownBy(() -> filling.buffer(List.of(StatusWord.SUCCESS), 1));
        }
    }
}
