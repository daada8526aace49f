package dev.cardmint.simulator.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApplicationMemoryTests {

    private static final int LONGEST = 0xFFFF;

    private final ApplicationMemory memory = new ApplicationMemory();

    @Test
    void keepsTheLongestGroupingInAnImage() throws IOException {
        memory.write(1, new byte[LONGEST]);
        var image = new ByteArrayOutputStream();
        memory.writeTo(new DataOutputStream(image));

        var in = new DataInputStream(new ByteArrayInputStream(image.toByteArray()));
        assertThat(ApplicationMemory.readFrom(in).read(1))
                .isEqualTo(memory.read(1))
                .isNotNull();
    }

    @Test
    void refusesAGroupingThatAnImageCannotKeep() {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> memory.write(1, new byte[LONGEST + 1]))
                .satisfies(refused -> assertThat(refused.statusWord()).isEqualTo(Status.MEMORY));
        assertThat(memory.size()).isZero();
    }
}
