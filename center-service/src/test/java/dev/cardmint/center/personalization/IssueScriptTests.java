package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueScriptTests {

    private static final Bytes KDD = Bytes.ofHex("00112233445566778899");
    private static final ChannelKeys TRANSPORT = opened(new CardKeys(TestVaults.TRANSPORT, Purpose.DRILL, KDD));
    private static final ChannelKeys ISSUER = opened(new CardKeys(TestVaults.ISSUER, Purpose.DRILL, KDD));

    private static final Set<Aid> PRESENT = Set.of(Aid.parse("F0434152445041590100"));

    private final KeyVault vault = TestVaults.inMemory();
    private final CardTypeProfile profile = TestProfiles.payment();
    private final PersonalizationData data = PersonalizationData.create(profile, TestProfiles.VALUES, new Random(7));
    private final IssueScript script = new IssueScript(vault, digest -> {
        throw new AssertionError("No package is loaded");
    });

    static ChannelKeys opened(CardKeys keys) {
        String answer = keys.diversificationData().toHex() + "300360" + "11".repeat(8) + "22".repeat(8);
        return new ChannelKeys(keys, InitializeUpdate.Response.parse(Bytes.ofHex(answer)));
    }

    @Test
    void issuesOnABlankWithTheKeysLast() {
        List<PlannedCommand> commands =
                script.issue(profile, data, ChipSituation.blank(), TRANSPORT).inSecurityDomain();

        assertThat(commands)
                .extracting(PlannedCommand::name)
                .containsExactly(
                        "INSTALL [for install and make selectable]",
                        "INSTALL [for personalization]",
                        "STORE DATA 0",
                        "STORE DATA 1",
                        "STORE DATA 2",
                        "STORE DATA 3",
                        "SET STATUS INITIALIZED",
                        "SET STATUS SECURED",
                        "PUT KEY");
        assertThat(commands).extracting(command -> command.plain().p1()).contains(0x08, 0x68, 0x88);
    }

    /** Keys and life cycle through the security domain, data through the application. */
    @Test
    void sendsTheDataThroughAFurtherChannelWhereTheProfileSaysSo() {
        CardTypeProfile badge =
                ProfileDocument.parse(TestProfiles.document("badge").getBytes(StandardCharsets.UTF_8));
        var values = Map.of(
                "name",
                "Zoë",
                "birthDate",
                "1987-03-09",
                "nationality",
                "SWE",
                "documentNumber",
                "123456782",
                "effectiveDate",
                "2026-12-01",
                "expiryDate",
                "2031-11-30");
        try (var holder = PersonalizationData.create(badge, values, new Random(7))) {
            IssuePlan plan = script.issue(badge, holder, ChipSituation.blank(), TRANSPORT);

            assertThat(plan.inSecurityDomain())
                    .extracting(PlannedCommand::name)
                    .containsExactly(
                            "INSTALL [for install and make selectable]",
                            "SET STATUS INITIALIZED",
                            "SET STATUS SECURED",
                            "PUT KEY");
            assertThat(plan.inApplication()).extracting(PlannedCommand::name).containsExactly("STORE DATA 0");
        }
    }

    @Test
    void startsOverByDeletingAndChangesOnlyWhatIsMissing() {
        var situation = new ChipSituation(KeysInUse.ISSUER, PRESENT, CardLifeCycle.SECURED);

        assertThat(script.issue(profile, data, situation, ISSUER).inSecurityDomain())
                .extracting(PlannedCommand::name)
                .containsExactly(
                        "DELETE",
                        "INSTALL [for install and make selectable]",
                        "INSTALL [for personalization]",
                        "STORE DATA 0",
                        "STORE DATA 1",
                        "STORE DATA 2",
                        "STORE DATA 3");
    }

    @Test
    void goesOnFromAnInitializedCardWithTransportKeys() {
        var situation = new ChipSituation(KeysInUse.TRANSPORT, PRESENT, CardLifeCycle.INITIALIZED);

        assertThat(script.issue(profile, data, situation, TRANSPORT).inSecurityDomain())
                .extracting(PlannedCommand::name)
                .startsWith("DELETE")
                .endsWith("SET STATUS SECURED", "PUT KEY")
                .doesNotContain("SET STATUS INITIALIZED");
    }

    @Test
    void wipesByDeletingTheInstanceOnly() {
        var there = new ChipSituation(KeysInUse.TRANSPORT, PRESENT, CardLifeCycle.SECURED);

        List<PlannedCommand> commands = script.wipe(profile, there);

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).plain().encode().toHex()).isEqualTo("80E400000C4F0AF043415244504159010000");
        assertThat(script.wipe(profile, ChipSituation.blank())).isEmpty();
    }

    @Test
    void concatenatesGroupingsAndKeepsSecretsInBlocksOfTheirOwn() {
        List<CommandApdu> blocks = storeData();

        assertThat(blocks.get(0).data().size()).isEqualTo(200);
        assertThat(blocks.get(0).data().slice(0, 2)).isEqualTo(Bytes.ofHex("0101"));
        CommandApdu secret = blocks.get(2);
        assertThat(secret.p1()).isEqualTo(0x68);
        assertThat(secret.data().slice(0, 3)).isEqualTo(Bytes.ofHex("800030"));
        assertThat(secret.data().slice(3, 51))
                .isEqualTo(vault.encryptUnderDek(TRANSPORT.keys(), TRANSPORT.opened(), data.secret("applicationKeys")));
        assertThat(blocks.get(3).data().slice(0, 3)).isEqualTo(Bytes.ofHex("900009"));
        assertThat(blocks).extracting(CommandApdu::p2).containsExactly(0, 1, 2, 3);
    }

    @Test
    void encodesEveryGroupingOfThePaymentCard() {
        List<CommandApdu> blocks = storeData();
        Bytes first = blocks.get(0).data().concat(blocks.get(1).data());

        assertThat(first.toHex())
                .contains("570F" + "9999991048572014D311120100000F")
                .contains("5F201A" + ascii("LINDSTROM-MULLER/ZOE") + "20".repeat(6))
                .contains("DF201C" + utf8("Zoë Åsa Lindström-Müller"))
                .contains("DF2124" + utf8("Östra Hamngatan 17\n411 10 Göteborg"))
                .contains("DF220419870309")
                .contains("5A089999991048572014" + "5F2403311130" + "5F2503261201" + "5F340100" + "5F30020201");
        assertThat(blocks.get(3).data().toHex())
                .contains("9102" + "18" + "A516" + "500C434152444D494E5420504159" + "870101" + "5F2D02656E")
                .endsWith("9104" + "0E" + "82021800" + "94080801020010010100");
    }

    private static String ascii(String text) {
        return Bytes.ofText(text, StandardCharsets.US_ASCII).toHex();
    }

    private static String utf8(String text) {
        return Bytes.ofText(text, StandardCharsets.UTF_8).toHex();
    }

    private List<CommandApdu> storeData() {
        return script.issue(profile, data, ChipSituation.blank(), TRANSPORT).inSecurityDomain().stream()
                .filter(command -> command.name().startsWith("STORE DATA"))
                .map(PlannedCommand::plain)
                .toList();
    }

    @Test
    void replacesTransportKeysByIssuerKeysInOneCommand() {
        List<PlannedCommand> commands =
                script.issue(profile, data, ChipSituation.blank(), TRANSPORT).inSecurityDomain();
        CommandApdu putKey = commands.get(commands.size() - 1).plain();

        assertThat(putKey.p1()).isEqualTo(0x30);
        assertThat(putKey.p2()).isEqualTo(0x81);
        assertThat(putKey.data().unsigned(0)).isEqualTo(0x31);
        assertThat(putKey.data().size()).isEqualTo(1 + 3 * (3 + 16 + 4));
        assertThat(putKey).isEqualTo(script.putKey(profile, TRANSPORT).toCommand());
    }

    @Test
    void givesSlowCommandsTheTimeThatTheProfileSays() {
        assertThat(script.issue(profile, data, ChipSituation.blank(), TRANSPORT).inSecurityDomain())
                .extracting(command -> command.timeLimit().toMillis())
                .containsExactly(30000L, 5000L, 15000L, 15000L, 15000L, 15000L, 5000L, 5000L, 15000L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CARD_LOCKED", "TERMINATED"})
    void refusesACardThatIsLockedOrEnded(CardLifeCycle lifeCycle) {
        var situation = new ChipSituation(KeysInUse.TRANSPORT, Set.of(), lifeCycle);

        assertThatExceptionOfType(UnusableChipException.class)
                .isThrownBy(() -> script.issue(profile, data, situation, TRANSPORT))
                .withMessage("A card that is %s cannot be personalized", lifeCycle);
    }

    @Test
    void refusesKeysThatAreNotTheOnesInUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> script.issue(profile, data, ChipSituation.blank(), ISSUER))
                .withMessage("Key set issuer is not the one in use");
    }

    @Test
    void refusesDataOfAnotherProfile() {
        byte[] stored = data.serialize();
        stored[3] = 'x';

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        script.issue(profile, PersonalizationData.parse(stored), ChipSituation.blank(), TRANSPORT))
                .withMessage("The personalization data was made for another profile");
    }

    @Test
    void usesTheKeysOfTheCallersPurposeOnly() {
        var production = opened(new CardKeys(TestVaults.TRANSPORT, Purpose.PRODUCTION, KDD));

        assertThat(script.putKey(profile, production)).isNotEqualTo(script.putKey(profile, TRANSPORT));
        assertThat(script.issue(profile, data, ChipSituation.blank(), production)
                        .inSecurityDomain())
                .doesNotContain(secretBlock(TRANSPORT))
                .contains(secretBlock(production));
    }

    private PlannedCommand secretBlock(ChannelKeys keys) {
        return script.issue(profile, data, ChipSituation.blank(), keys).inSecurityDomain().stream()
                .filter(command -> command.plain().p1() == 0x68)
                .findFirst()
                .orElseThrow();
    }
}
