package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.Reissue;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose card is it: read by the card type's identification readouts, looked up by keyed hash. */
@CenterTest
class IdentificationIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int GET_DATA = 0xCA;
    private static final int CPLC = 0x9F7F;

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;
    private String number;
    private UUID record;
    private SimulatedCard card;

    @BeforeEach
    void issueACard() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        number = cardNumber();
        record = bench.request("customer-1", Map.of("pan", number));
        card = IssuingBench.blank();
        base.issue(new InsertedCard(card), record);
    }

    /** One that no other test has, with Luhn's digit. */
    private static String cardNumber() {
        String digits = "99999955%07d".formatted(NUMBERS.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private Answer begin(ApduChannel inserted) {
        return begin("payment", inserted);
    }

    private Answer begin(String cardType, ApduChannel inserted) {
        UUID recognition = base.recognize(inserted).id();
        return begin(recognition, base.askForHolder(inserted, cardType));
    }

    private Answer begin(UUID recognition, List<ReadoutAnswer> answers) {
        return clients.signedIn("base-1", "clerk")
                .post(
                        "/v1/reissues",
                        new ReissueRequest(recognition, null, ReissueReason.DAMAGED, Map.of(), null)
                                .identifiedBy(answers));
    }

    private static UUID recordOf(Answer answer) {
        return require(answer, 201).as(Reissue.class).record();
    }

    /** The card as it is, but for what it says of its production: nobody has seen that. */
    private static ApduChannel anonymous(SimulatedCard card) {
        Bytes unknown =
                Bytes.ofHex("9F7F2A43AD4D01" + "7777%034X".formatted(NUMBERS.incrementAndGet()) + "00".repeat(19));
        return answering(card, GET_DATA, CPLC, unknown);
    }

    private static ApduChannel answering(SimulatedCard card, int ins, int parameters, Bytes data) {
        var inserted = new InsertedCard(card);
        return command -> {
            ResponseApdu answer = inserted.transmit(command);
            boolean meant = command.ins() == ins && (command.p1() << 8 | command.p2()) == parameters;
            return meant ? new ResponseApdu(data, StatusWord.SUCCESS) : answer;
        };
    }

    /** A card that tells another holder's card number. */
    private ApduChannel telling(SimulatedCard other, String otherNumber) {
        Bytes account = Bytes.ofHex("700A5A08" + otherNumber);
        return answering(other, 0xB2, 0x0114, account);
    }

    @Test
    void identificationInformationIsReadByTheCommandsOfItsCardType() {
        List<ReadoutAnswer> answers = base.askForHolder(new InsertedCard(card), "payment");

        assertThat(answers).extracting(ReadoutAnswer::name).containsExactly("application", "account");
        assertThat(answers.get(1).response().toHex()).contains("5A08" + number);
    }

    @Test
    void findsTheRecordByWhatTheCardTells() {
        assertThat(recordOf(begin(new InsertedCard(card)))).isEqualTo(record);
    }

    @Test
    void findsACardThatDoesNotSayWhichChipItIsByWhatItTellsAlone() {
        ApduChannel anonymous = anonymous(card);

        assertThat(recordOf(begin(anonymous))).isEqualTo(record);

        Recognition recognition = base.recognize(anonymous);
        Answer offer = base.offer(recognition, Operation.RETIRE, record, null);
        Outcome outcome = base.run(anonymous, require(offer, 201).as(Offer.class));
        assertThat(outcome.result()).isEqualTo(Result.RETIRED);
        assertThat(card.lifeCycle()).hasToString("TERMINATED");
    }

    @Test
    void takesACardThatTellsNothingForTheChipThatItClaimsToBe() {
        ApduChannel silent = answering(card, 0xB2, 0x0114, Bytes.EMPTY);

        assertThat(recordOf(begin(silent))).isEqualTo(record);
    }

    @Test
    void wantsASecondPersonWhereTheCardThatWasIssuedLastIsDead() {
        require(begin(anonymous(card)), 201);
        var old = new InsertedCard(card);
        base.run(old, base.offer(old, Operation.RETIRE, null));
        database.sql("update reissue_entries set data = null where record_id = ?")
                .param(record)
                .update();

        Answer refused = begin(telling(IssuingBench.blank(), number));

        assertThat(refused.problem()).isEqualTo("conflict");
        assertThat(refused.detail()).contains("a second person must agree");
    }

    /** Their hashes may come later than the cards, and one number may be on the cards of many. */
    @Test
    void findsNoContradictionInARecordWithoutHashes() {
        database.sql("delete from record_hashes where record_id = ?")
                .param(record)
                .update();

        assertThat(recordOf(begin(new InsertedCard(card)))).isEqualTo(record);
    }

    @Test
    void knowsNoCardThatNamesNeitherChipNorHolder() {
        SimulatedCard blank = IssuingBench.blank();

        Answer refused = begin(new InsertedCard(blank));

        assertThat(refused.problem()).isEqualTo("chip-not-allowed");
        assertThat(refused.detail()).contains("Search for its holder's record");
    }

    @Test
    void refusesACardWhoseChipAndHolderAreNotOfOneRecord() {
        long before = bench.lastEntry();
        UUID other = bench.request("customer-1", Map.of("pan", cardNumber()));
        SimulatedCard forged = IssuingBench.blank();
        base.issue(new InsertedCard(forged), other);

        Answer refused = begin(telling(forged, number));

        assertThat(refused.problem()).isEqualTo("chip-not-allowed");
        assertThat(refused.detail()).contains("another holder", "Nothing has changed", "tell your supervisor");
        assertThat(bench.logSince(before))
                .contains("card.contradicted", forged.kdd().toHex())
                .doesNotContain(number);
        assertThat(bench.state(record)).isEqualTo("ISSUED");
        assertThat(bench.state(other)).isEqualTo("ISSUED");
    }

    /** It finds the record, and that is all: its chip is not the one that the record is bound to. */
    @Test
    void releasesNothingForAForgedCardThatTellsSomebodyElsesNumber() {
        UUID other = bench.request("customer-1", Map.of("pan", cardNumber()));
        SimulatedCard genuine = IssuingBench.blank();
        base.issue(new InsertedCard(genuine), other);
        ApduChannel forged = forged(genuine);
        assertThat(recordOf(begin(forged))).isEqualTo(record);

        Recognition recognition = base.recognize(forged);
        Answer offer = require(base.offer(recognition, Operation.RETIRE, record, null), 201);
        Answer refused = base.open(forged, offer.as(Offer.class));

        assertThat(refused.problem()).isEqualTo("card-not-authentic");
        Recognition blank = base.recognize(new InsertedCard(IssuingBench.blank()));
        assertThat(base.offer(blank, Operation.REISSUE, record, null).detail()).contains("The old card comes first");
        assertThat(genuine.lifeCycle()).hasToString("SECURED");
        assertThat(card.lifeCycle()).hasToString("SECURED");
        require(clients.signedIn("base-1", "clerk").delete("/v1/reissues/" + record), 204);
    }

    private ApduChannel forged(SimulatedCard genuine) {
        ApduChannel anonymous = anonymous(genuine);
        Bytes account = Bytes.ofHex("700A5A08" + number);
        return command -> {
            ResponseApdu answer = anonymous.transmit(command);
            return command.ins() == 0xB2 ? new ResponseApdu(account, StatusWord.SUCCESS) : answer;
        };
    }

    @Test
    void asksAPersonWhereSeveralCardsTellTheSame() {
        UUID second = bench.request("customer-1", Map.of("pan", number, "panSequence", "02"));
        base.issue(new InsertedCard(IssuingBench.blank()), second);

        assertThat(begin(anonymous(card)).detail()).contains("Several cards tell", "Search for its holder's record");
        assertThat(recordOf(begin(new InsertedCard(card))))
                .as("its chip tells which")
                .isEqualTo(record);
    }

    @Test
    void findsNoRecordThatWaitsForItsFirstCard() {
        String fresh = cardNumber();
        bench.request("customer-1", Map.of("pan", fresh));

        Answer refused = begin(telling(IssuingBench.blank(), fresh));

        assertThat(refused.problem()).isEqualTo("chip-not-allowed");
    }

    @Test
    void findsARecordByWhatItsNewCardTellsAndNoMoreByTheOldOne() {
        UUID identity = bench.identityRequest("identity");
        SimulatedCard first =
                IssuingBench.diversifiedBlank().product(CardProduct.IDENTITY).create();
        base.issue(new InsertedCard(first), identity);
        assertThat(hashes(identity)).containsExactlyInAnyOrder("documentNumber", "birthDate+name");
        List<String> before = hexOfHashes(identity);
        UUID recognition = base.recognize(new InsertedCard(first)).id();
        Map<String, String> anew =
                Map.of("documentNumber", "987654321", "effectiveDate", "2036-01-01", "expiryDate", "2046-01-01");
        require(
                clients.signedIn("base-1", "clerk")
                        .post(
                                "/v1/reissues",
                                new ReissueRequest(recognition, null, ReissueReason.EXPIRED, anew, null)
                                        .identifiedBy(base.askForHolder(new InsertedCard(first), "identity"))),
                201);
        var old = new InsertedCard(first);
        base.run(old, base.offer(old, Operation.LOCK, null));
        SimulatedCard next =
                IssuingBench.diversifiedBlank().product(CardProduct.IDENTITY).create();
        var inserted = new InsertedCard(next);
        base.run(inserted, base.offer(inserted, Operation.REISSUE, identity));

        assertThat(recordOf(begin("identity", inserted))).isEqualTo(identity);
        assertThat(hexOfHashes(identity)).hasSameSizeAs(before).isNotEqualTo(before);
    }

    private List<String> hashes(UUID of) {
        return database.sql("select found_by from record_hashes where record_id = :record")
                .param("record", of)
                .query(String.class)
                .list();
    }

    private List<String> hexOfHashes(UUID of) {
        return database.sql("select encode(hash, 'hex') from record_hashes where record_id = :record order by 1")
                .param("record", of)
                .query(String.class)
                .list();
    }

    @Test
    void keepsDrillAndProductionApart() {
        UUID drill = bench.request("customer-1", Map.of("pan", number));
        UUID real = bench.request("customer-real", Map.of("pan", number));

        assertThat(hexOfHashes(drill)).hasSize(2).doesNotContainAnyElementsOf(hexOfHashes(real));
    }

    @Test
    void answersTheTableOnceForEachEntityTag() {
        CenterClient center = clients.signedIn("base-1", "clerk");
        String tag = center.get("/v1/recognition-readouts")
                .response()
                .headers()
                .firstValue("ETag")
                .orElse("");

        assertThat(tag).startsWith("\"").hasSizeGreaterThan(20);
        assertThat(statusOf(center, tag)).isEqualTo(304);
        assertThat(statusOf(center, "\"other\"")).isEqualTo(200);
    }

    private static int statusOf(CenterClient center, String knownTag) {
        return center.send(center.request("/v1/recognition-readouts")
                        .header("If-None-Match", knownTag)
                        .GET())
                .status();
    }
}
