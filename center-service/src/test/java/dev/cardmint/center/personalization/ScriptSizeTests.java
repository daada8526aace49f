package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A whole script fits one initial TCP window of 10 segments. */
class ScriptSizeTests {

    private static final int MOST = 14_000;

    private final KeyVault vault = TestVaults.inMemory();

    @Test
    void fortyBlocksOf200BytesStayBelow14Kilobytes() {
        var plain = new ArrayList<CommandApdu>();
        for (int i = 0; i < 40; i++) {
            plain.add(new StoreData(i, i == 39, false, Bytes.copyOf(new byte[200])).toCommand());
        }

        assertThat(jsonBytes(plain)).isLessThan(MOST);
    }

    @Test
    void thePaymentCardTakesAQuarterOfThat() {
        CardTypeProfile profile = TestProfiles.payment();
        try (var data = PersonalizationData.create(profile, TestProfiles.VALUES, new Random(1))) {
            var card = IssueScriptTests.opened(
                    new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, Bytes.copyOf(new byte[10])));
            List<CommandApdu> plain = new IssueScript(vault, digest -> {
                        throw new AssertionError("No package is loaded");
                    })
                    .issue(profile, data, ChipSituation.blank(), card).inSecurityDomain().stream()
                            .map(PlannedCommand::plain)
                            .toList();

            assertThat(jsonBytes(plain)).isLessThan(MOST / 4);
        }
    }

    private int jsonBytes(List<CommandApdu> plain) {
        try (SecureChannel channel = TestVaults.openChannel(vault)) {
            List<ScriptCommand> commands = channel.authenticateAndWrap(plain).commands().stream()
                    .map(command -> new ScriptCommand(command.encode(), null, 15_000, null))
                    .toList();
            var script = new Script(commands, List.of(StatusWord.SUCCESS), 5_000);
            return JsonMapper.builder().build().writeValueAsBytes(script).length;
        }
    }
}
