package dev.cardmint.model.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DisposalContractTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final String CHIP = "0102030405060708090A";
    private static final DestructionLevel LEVEL = new DestructionLevel(4);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Record> messages() {
        return List.of(
                new WaitingCard(CHIP, "payment", LifeEnd.RETIRED_PROVED, NOON, true, null, "Destroy it."),
                new PermitRequest(CHIP, CHIP, DisposalMethod.COMMAND, "Mill at the counter", LEVEL),
                new DisposalPermit(ID, CHIP, NOON),
                new DisposalReport(ID, CHIP, NOON, ID),
                new DisposalCertificate(
                        ID,
                        CHIP,
                        "payment",
                        "north",
                        LifeEnd.DECLARED_DEAD,
                        CHIP,
                        DisposalMethod.MANUAL,
                        "scissors",
                        LEVEL,
                        "base-1",
                        NOON,
                        "clerk",
                        NOON,
                        NOON,
                        "clerk",
                        "supervisor",
                        ID));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void comesBackAsItWas(Record message) {
        assertThat(JSON.readValue(JSON.writeValueAsString(message), message.getClass()))
                .isEqualTo(message);
    }

    @Test
    void writesALevelAsTheStandardDoes() {
        assertThat(JSON.writeValueAsString(LEVEL)).isEqualTo("\"E-4\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E-0", "E-8", "P-4", "E-10", "4", ""})
    void refusesALevelThatTheStandardDoesNotHave(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DestructionLevel.parse(text));
    }

    @Test
    void takesASerialAsAScannerGivesIt() {
        var request = new PermitRequest(CHIP, "0102-0304 0506-0708 090a", DisposalMethod.MANUAL, "scissors", LEVEL);

        assertThat(request.serial()).isEqualTo(request.chip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    void wantsAUnitsNameOnOneLine(String unit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PermitRequest(CHIP, CHIP, DisposalMethod.HTTP, unit, LEVEL));
    }
}
