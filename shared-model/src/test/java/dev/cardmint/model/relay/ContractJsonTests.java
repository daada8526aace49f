package dev.cardmint.model.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.holder.HolderQuestion;
import dev.cardmint.model.holder.HolderSearch;
import dev.cardmint.model.holder.HolderSearchForm;
import dev.cardmint.model.relay.PinEntry.PinFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A record that JSON loses something of would be taken for an empty one, without an error. */
class ContractJsonTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Record> messages() {
        var script = new Script(
                List.of(
                        ScriptCommand.of(Bytes.ofHex("00A40400")),
                        new ScriptCommand(
                                Bytes.ofHex("80CA9F7F00"),
                                List.of(StatusWord.SUCCESS, new StatusWord(0x6A88)),
                                2500,
                                ScriptCommand.digestOf(Bytes.ofHex("9000")))),
                List.of(StatusWord.SUCCESS),
                5000);
        var report = new ScriptReport(List.of(Bytes.ofHex("01029000")), StopReason.CARD_GONE, 1);
        var rule = new RecognitionRule("cplc", true, List.of(Bytes.ofHex("9F7F2A")));
        var entry = new RecognitionEntry(
                "payment",
                3,
                List.of(rule),
                List.of(new Readout("iin", Bytes.of(0x42))),
                List.of(new Readout("account", Bytes.ofHex("00B2011400"))),
                new PinEntry("account", 0x81, PinFormat.ISO_9564_2));
        return List.of(
                new HolderQuestion("payment", Map.of("name", "Ann"), ID),
                new HolderSearch(
                        "payment/1/00",
                        false,
                        List.of(new HolderSearch.Found(ID, "A.", "Payment card", "ISSUED", 1, List.of())),
                        true,
                        "More fit."),
                new HolderSearchForm(
                        "payment",
                        "Payment card",
                        List.of(new HolderSearchForm.Key(List.of(new ReissueChoice.Asked("name", "Name"))))),
                new Offer(ID, Operation.ISSUE, script, NOON, 2),
                new OfferRequest(ID, Operation.INSPECT, ID, null),
                new Outcome(Outcome.Result.ISSUED, Proof.PROVED, 9, "ISSUED", "Hand the card out.", 2),
                new Recognition(
                        ID,
                        new CardType("payment", 3, "Payment"),
                        "WRITING",
                        List.of(Operation.ISSUE),
                        ID,
                        List.of(new ReissueChoice(
                                ReissueReason.EXPIRED, List.of(new ReissueChoice.Asked("expiryDate", "Valid until")))),
                        "A blank.",
                        "cplc 9000",
                        NOON),
                new RecognitionReadouts(List.of(new Readout("cplc", Bytes.ofHex("80CA9F7F00"))), List.of(entry)),
                new RecognitionRequest(
                        "Reader 0",
                        Bytes.ofHex("3B00"),
                        List.of(new ReadoutAnswer("cplc", Bytes.ofHex("6A88"))),
                        RecognitionRequest.Chosen.of(entry)),
                new Reissue(ID, ReissueReason.LOST, false, "0102030405060708090A", 1, NOON, "Put a new card in."),
                new ReissueRequest(ID, null, ReissueReason.EXPIRED, Map.of("expiryDate", "2031-12-31"), ID)
                        .identifiedBy(List.of(new ReadoutAnswer("account", Bytes.ofHex("6A83")))),
                script,
                report,
                new SessionAnswer(ID, 1, script, null),
                new SessionRequest(ID, report));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void comesBackAsItWas(Record message) {
        assertThat(JSON.readValue(JSON.writeValueAsString(message), message.getClass()))
                .isEqualTo(message);
    }

    @Test
    void readsAnOutcomeOfACenterThatCountedNoCards() {
        String before = """
                {"result":"RETIRED","proof":"NONE","rMacsVerified":0,"code":"RETIRED","message":"Done."}""";

        Outcome outcome = JSON.readValue(before, Outcome.class);

        assertThat(outcome.issuanceCount()).isNull();
        assertThat(JSON.writeValueAsString(outcome)).isEqualTo(before);
    }

    @Test
    void writesValuesAsTexts() {
        assertThat(JSON.writeValueAsString(List.of(
                        Bytes.ofHex("FBFF"), new StatusWord(0x6A82), Aid.parse("A000000151"), StatusWord.SUCCESS)))
                .isEqualTo("[\"-_8\",\"6A82\",\"A000000151\",\"9000\"]");
        assertThat(JSON.readValue("\"A000000151\"", Aid.class)).isEqualTo(Aid.parse("A000000151"));
    }

    @Test
    void leavesOutWhatACommandHasOfItsScript() {
        assertThat(JSON.writeValueAsString(ScriptCommand.of(Bytes.of(0)))).isEqualTo("{\"apdu\":\"AA\"}");
    }

    @Test
    void readsReadoutsOfACenterThatSendsNoTable() {
        assertThat(JSON.readValue("{\"readouts\":[]}", RecognitionReadouts.class))
                .isEqualTo(new RecognitionReadouts(List.of(), List.of()));
    }

    @Test
    void readsAnEntryOfACenterThatAsksNoCardWhoseItIs() {
        assertThat(JSON.readValue(
                                "{\"profile\":\"payment\",\"version\":1,\"rules\":[],\"identification\":[]}",
                                RecognitionEntry.class)
                        .holder())
                .isEmpty();
    }

    @Test
    void wantsEitherACardOrARecordToBeMadeAgain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReissueRequest(ID, ID, ReissueReason.LOST, Map.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReissueRequest(null, null, ReissueReason.LOST, Map.of(), null));
    }
}
