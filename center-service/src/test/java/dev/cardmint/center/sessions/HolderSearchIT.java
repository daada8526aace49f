package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.holder.HolderQuestion;
import dev.cardmint.model.holder.HolderSearch;
import dev.cardmint.model.holder.HolderSearch.Found;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueChoice;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A holder who has no card: searched for under a second person's approval, then made a new card by the record. */
@CenterTest
class HolderSearchIT {

    private static final String BIRTH_DATE = "1988-02-29";

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private String name;
    private UUID record;
    private SimulatedCard card;

    @BeforeEach
    void issueACard() {
        bench = new IssuingBench(clients);
        name = "Ιώ " + UUID.randomUUID();
        record = bench.request("customer-1", Map.of("name", name));
        card = IssuingBench.blank();
        bench.base("base-1").issue(new InsertedCard(card), record);
    }

    private HolderQuestion question(String holder) {
        return new HolderQuestion("payment", Map.of("name", holder, "birthDate", BIRTH_DATE), null);
    }

    private Answer ask(String terminal, String clerk, HolderQuestion question) {
        return clients.signedIn(terminal, clerk).post("/v1/holder-searches", question);
    }

    private HolderSearch searched(HolderQuestion question) {
        return searched("base-1", "clerk", question);
    }

    private HolderSearch searched(String terminal, String clerk, HolderQuestion question) {
        return require(ask(terminal, clerk, question), 200).as(HolderSearch.class);
    }

    private UUID approval(String terminal, String clerk, HolderQuestion question) {
        String subject = searched(terminal, clerk, question).subject();
        Answer asked = clients.signedIn(terminal, clerk)
                .post(
                        "/v1/approvals",
                        Map.of("action", "FIND_HOLDER", "subject", subject, "reason", "the holder has no card"));
        UUID id = UUID.fromString(require(asked, 201).body().get("id").asString());
        require(
                clients.signedIn("office-1", "supervisor")
                        .post("/v1/approvals/%s/decision".formatted(id), Map.of("approve", true)),
                200);
        return id;
    }

    private static HolderQuestion with(HolderQuestion question, UUID approval) {
        return new HolderQuestion(question.cardType(), question.values(), approval);
    }

    private HolderSearch approved(HolderQuestion question) {
        return searched(with(question, approval("base-1", "clerk", question)));
    }

    @Test
    void findsARecordByAllValuesOfAKeyHoweverTheyAreWritten() {
        HolderSearch search = approved(question("  " + name.toUpperCase(Locale.ROOT) + " "));

        assertThat(search.approvalNeeded()).isFalse();
        assertThat(search.more()).isFalse();
        Found found = search.found().get(0);
        assertThat(search.found()).hasSize(1);
        assertThat(found.record()).isEqualTo(record);
        assertThat(found.label()).doesNotContain(name).startsWith("Ι.").endsWith("•••• 0006");
        assertThat(found.cardType()).isEqualTo("Payment card");
        assertThat(found.state()).isEqualTo("ISSUED");
        assertThat(found.issuanceCount()).isEqualTo(1);
        assertThat(found.reissue())
                .extracting(ReissueChoice::reason)
                .contains(ReissueReason.LOST, ReissueReason.STOLEN, ReissueReason.DAMAGED);
    }

    @Test
    void findsNothingWhereOneValueDiffers() {
        HolderSearch search =
                approved(new HolderQuestion("payment", Map.of("name", name, "birthDate", "1988-02-28"), null));

        assertThat(search.found()).isEmpty();
        assertThat(search.message()).contains("No card of this branch");
    }

    @Test
    void looksForNothingBeforeASecondPersonAgrees() {
        HolderSearch search = searched(question(name));

        assertThat(search.approvalNeeded()).isTrue();
        assertThat(search.found()).isEmpty();
        assertThat(search.subject()).matches("payment/1/[0-9A-F]{64}");
        assertThat(search.message()).contains("Nothing was looked for");
    }

    @Test
    void takesAnApprovalOnceAndForItsQuestionOnly() {
        HolderQuestion question = question(name);
        UUID approval = approval("base-1", "clerk", question);

        assertThat(ask("base-1", "clerk", with(question("Somebody Else"), approval))
                        .problem())
                .isEqualTo("approval-needed");
        assertThat(searched(with(question, approval)).found()).hasSize(1);
        assertThat(ask("base-1", "clerk", with(question, approval)).detail()).contains("has been used already");
    }

    @Test
    void showsNoRecordOfAnotherBranch() {
        HolderQuestion question = question(name);

        HolderSearch search =
                searched("base-south", "clerk-south", with(question, approval("base-south", "clerk-south", question)));

        assertThat(search.found()).isEmpty();
    }

    @Test
    void showsNoRecordThatHasNoCardYet() {
        String waiting = "Δάφνη " + UUID.randomUUID();
        bench.request("customer-1", Map.of("name", waiting));

        assertThat(approved(question(waiting)).found()).isEmpty();
    }

    @Test
    void showsFewRecordsAndSaysThatThereAreMore() {
        for (int i = 0; i < 5; i++) {
            bench.base("base-1")
                    .issue(new InsertedCard(IssuingBench.blank()), bench.request("customer-1", Map.of("name", name)));
        }

        HolderSearch search = approved(question(name));

        assertThat(search.found()).hasSize(5);
        assertThat(search.more()).isTrue();
        assertThat(search.message()).contains("More cards fit");
    }

    @Test
    void logsWhoSearchedAndWhatWasShownAndNotTheWordsSearchedFor() {
        long before = bench.lastEntry();

        approved(question(name));

        assertThat(bench.logSince(before))
                .contains("holder.searched", record.toString(), "birthDate+name")
                .doesNotContain(name)
                .doesNotContain(BIRTH_DATE);
    }

    @Test
    void refusesWhatIsNoKeyOfTheCardType() {
        assertThat(ask("base-1", "clerk", new HolderQuestion("payment", Map.of("name", name), null))
                        .text())
                .contains("values", "all of one of these: birthDate+name, pan");
        assertThat(ask(
                                "base-1",
                                "clerk",
                                new HolderQuestion("payment", Map.of("name", name, "birthDate", "29.2.1988"), null))
                        .text())
                .contains("values.birthDate", "takes a date like")
                .doesNotContain("29.2.1988");
        assertThat(ask("base-1", "clerk", new HolderQuestion("none", Map.of("name", name), null))
                        .problem())
                .isEqualTo("unknown-profile");
        assertThat(ask("office-1", "supervisor", question(name)).problem()).isEqualTo("not-allowed");
    }

    @Test
    void tellsWhatCanBeSearchedBy() {
        Answer forms = clients.signedIn("base-1", "clerk").get("/v1/holder-searches");

        assertThat(require(forms, 200).text())
                .contains(
                        "{\"cardType\":\"payment\",\"name\":\"Payment card\",\"keys\":[{\"values\":[{\"name\":\"name\","
                                + "\"label\":\"Holder's name\"},{\"name\":\"birthDate\",\"label\":\"Date of birth\"}]}");
    }

    @Test
    void makesANewCardByTheRecordThatWasFound() {
        Found found = approved(question(name)).found().get(0);
        UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, found.record());
        require(
                clients.signedIn("base-1", "clerk")
                        .post(
                                "/v1/reissues",
                                new ReissueRequest(null, found.record(), ReissueReason.LOST, Map.of(), approval)),
                201);

        Found meanwhile = approved(question(name)).found().get(0);
        assertThat(meanwhile.state()).isEqualTo("UNISSUED");
        assertThat(meanwhile.reissue()).isEmpty();
        PlayedBase base = bench.base("base-1");
        var next = new InsertedCard(IssuingBench.blank());
        Recognition blank = base.recognize(next);
        assertThat(base.offer(blank, Operation.REISSUE, record, null).status()).isEqualTo(201);
        assertThat(base.run(next, base.offer(next, Operation.REISSUE, record)).result())
                .isEqualTo(Result.ISSUED);
        assertThat(approved(question(name)).found().get(0).issuanceCount()).isEqualTo(2);
        assertThat(base.recognize(new InsertedCard(card)).message()).contains("on the blocked list");
    }
}
