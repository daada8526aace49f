package dev.cardmint.simulator.loadfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.simulator.applications.CommandRefusedException;

/** Inputs that are kept run with every build; {@code JAZZER_FUZZ=1} looks for more. */
class IncomingLoadFileFuzzTests {

    /** The first byte says how many bytes each LOAD command has. */
    @FuzzTest(maxDuration = "60s")
    void takesOrRefuses(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Bytes file = Bytes.copyOfRange(input, 1, input.length);
        int size = 1 + Byte.toUnsignedInt(input[0]);
        var incoming = new IncomingLoadFile();
        try {
            for (int at = 0; at < file.size(); at += size) {
                incoming.append(file.slice(at, Math.min(file.size(), at + size)));
            }
            if (incoming.isComplete()) {
                assertThat(incoming.dataBlock().size()).isEqualTo(incoming.announcedSize());
                assertThat(incoming.dapBlocks()).allMatch(dap -> dap.signature().size() < file.size());
            }
        } catch (CommandRefusedException e) {
            assertThat(e.statusWord()).hasToString("6A80");
        } catch (MalformedTlvException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }
}
