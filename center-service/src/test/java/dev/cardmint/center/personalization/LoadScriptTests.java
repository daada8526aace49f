package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.loadfiles.TestCapFile;
import dev.cardmint.center.profiles.SecureChannelTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadScriptTests {

    private static final Aid PACKAGE = Aid.parse("F0434152444D494E54");
    private static final Aid SECURITY_DOMAIN = Aid.parse("A000000151000000");
    private static final TimeLimits LIMITS =
            new TimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4));

    @ParameterizedTest
    @CsvSource({"33, 239, 122", "03, 239, 122", "11, 247, 106", "01, 247, 106"})
    void cutsSixHundredBytesAsPublished(String level, int block, int rest) {
        int most = new SecureChannelTerms(Protocol.SCP03, ChannelMode.S8, SecurityLevel.parse(level)).maxData();

        assertThat(LoadScript.blocks(Bytes.copyOf(new byte[600]), most))
                .extracting(load -> load.block().size())
                .containsExactly(block, block, rest);
    }

    @Test
    void numbersBlocksAndMarksTheLast() {
        List<Load> loads = LoadScript.blocks(Bytes.ofHex("C40401020304"), 3);

        assertThat(loads)
                .containsExactly(new Load(0, false, Bytes.ofHex("C40401")), new Load(1, true, Bytes.ofHex("020304")));
        assertThat(loads)
                .extracting(load -> load.toCommand().encode().toHex())
                .containsExactly("80E8000003C4040100", "80E880010302030400");
    }

    @Test
    void loadsAWholeFileIntoASecurityDomain() {
        CapFile file =
                TestCapFile.of(PACKAGE, Aid.parse("F0434152444D494E5401")).parse();

        List<PlannedCommand> plan = LoadScript.plan(file, SECURITY_DOMAIN, 60, LIMITS);

        assertThat(plan)
                .extracting(PlannedCommand::name)
                .containsExactly("INSTALL [for load]", "LOAD 0", "LOAD 1", "LOAD 2");
        assertThat(plan.get(0).plain())
                .isEqualTo(new InstallForLoad(PACKAGE, SECURITY_DOMAIN, Bytes.EMPTY).toCommand());
        Bytes carried = plan.stream().skip(1).map(each -> each.plain().data()).reduce(Bytes.EMPTY, Bytes::concat);
        assertThat(carried).isEqualTo(file.loadFile());
        assertThat(plan).allSatisfy(each -> assertThat(each.timeLimit()).isEqualTo(LIMITS.install()));
    }

    @Test
    void refusesAFileOfMoreThan256Blocks() {
        var longest = Bytes.copyOf(new byte[256 * 16]);
        var tooLong = longest.concat(Bytes.of(0));

        assertThat(LoadScript.blocks(longest, 16)).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> LoadScript.blocks(tooLong, 16));
    }
}
