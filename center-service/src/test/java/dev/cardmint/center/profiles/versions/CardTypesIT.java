package dev.cardmint.center.profiles.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.loadfiles.TestCapFile;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.profiles.UnreadableProfileException;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CenterTest
@ExtendWith(OutputCaptureExtension.class)
class CardTypesIT {

    private static final List<ReadoutAnswer> TRANSIT_CARD = List.of(
            new ReadoutAnswer("cardData", Bytes.ofHex("660B06092A864886FC6B0403709000")),
            new ReadoutAnswer("cplc", Bytes.ofHex("9F7F2A43AD4D77009000")));

    @Autowired
    private CenterClients clients;

    @Autowired
    private CardTypeProfiles profiles;

    @Autowired
    private LoadFiles files;

    @Autowired
    private JdbcClient database;

    /** The database is shared with other tests, to whom a transit card is no card. */
    @BeforeEach
    @AfterEach
    void removesWhatIsUploaded() {
        database.sql("delete from card_type_profiles where uploaded_by is not null")
                .update();
        database.sql("update card_type_changes set number = number + 1").update();
    }

    private static String transit(int version) {
        return TestProfiles.document()
                .replace("\"profile\": \"payment\"", "\"profile\": \"transit\"")
                .replace("\"version\": 1", "\"version\": " + version)
                .replace("43AD4D01", "43AD4D77");
    }

    @Test
    void takesADocumentAsADraftThatNothingUses() {
        Answer answer = upload("officer-1", transit(1));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("state").asString()).isEqualTo("DRAFT");
        assertThat(answer.body().get("uploadedBy").asString()).isEqualTo("officer-1");
        assertThat(recognized()).isEmpty();
        assertThat(profiles.all()).noneMatch(each -> each.profile().equals("transit"));
    }

    @Test
    void givesTheDocumentBackByteForByte() {
        String document = transit(1).replace("\n", "\r\n") + "\n \n";
        upload("officer-1", document);

        Answer answer = clients.signedIn("office-1", "supervisor").get("/v1/card-types/transit/versions/1");

        assertThat(answer.text()).isEqualTo(document);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void answersTheSameDocumentOnceMoreTheSame() {
        Answer first = upload("officer-1", transit(1));

        Answer again = upload("officer-2", transit(1));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void neverReplacesAVersionByAnotherDocument() {
        upload("officer-1", transit(1));

        Answer other = upload("officer-1", transit(1) + "\n");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.detail()).startsWith("Version 1 of transit is there already, and is another document.");
        assertThat(upload("officer-1", TestProfiles.document() + "\n").status()).isEqualTo(409);
    }

    @Test
    void namesLineAndPathOfAMistake() {
        String mistaken = transit(1).replace("\"length\": 3", "\"length\": 0");
        long line =
                mistaken.substring(0, mistaken.indexOf("\"length\": 0")).lines().count();

        Answer answer = upload("officer-1", mistaken);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-profile");
        assertThat(answer.detail())
                .isEqualTo("line %d, values.serviceCode.length: must be a number from 1 to 40".formatted(line));
        JsonNode field = answer.body().get("fields").get(0);
        assertThat(field.get("field").asString()).isEqualTo("values.serviceCode.length");
        assertThat(field.get("message").asString()).isEqualTo("line %d: must be a number from 1 to 40".formatted(line));
        assertThat(upload("officer-1", "{").detail()).startsWith("line 1: is not JSON");
    }

    @Test
    void refusesATypeWhoseCardsAnotherOneMatches() {
        Answer answer = upload("officer-1", transit(1).replace("43AD4D77", "43AD4D0155"));

        assertThat(answer.problem()).isEqualTo("malformed-profile");
        assertThat(answer.detail())
                .startsWith("line 5, recognition: a card may fit ")
                .contains("payment (version 1)");
    }

    @Test
    void refusesAtActivationATypeWhoseCardsAnotherOneMatchesMeanwhile() {
        String twin = transit(1).replace("\"profile\": \"transit\"", "\"profile\": \"transit-twin\"");
        String subject = subject(upload("officer-1", transit(1)));
        String twinSubject = subject(upload("officer-1", twin));
        activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", subject));

        Answer answer =
                activate("officer-1", "transit-twin/versions/1", approved("officer-1", "officer-2", twinSubject));

        assertThat(answer.problem()).isEqualTo("malformed-profile");
        assertThat(answer.detail()).contains("line 5, recognition: a card may fit transit (version 1)");
    }

    @Test
    void isInUseOnceTwoPeopleHaveAgreed() {
        String subject = subject(upload("officer-1", transit(1)));

        Answer answer = activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", subject));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode activation = answer.body().get("activation");
        assertThat(activation.get("by").asString()).isEqualTo("officer-1");
        assertThat(activation.get("approvedBy").asString()).isEqualTo("officer-2");
        assertThat(profiles.current("transit").version()).isEqualTo(1);
        assertThat(recognized()).containsExactly(profiles.current("transit").recognitionEntry());
        assertThat(activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", subject))
                        .detail())
                .isEqualTo("This version is in use already.");
    }

    @Test
    void refusesActivationByOnePersonAlone() {
        String subject = subject(upload("officer-1", transit(1)));

        assertThat(activate("officer-1", "transit/versions/1", requested("officer-1", subject))
                        .problem())
                .isEqualTo("approval-needed");
        assertThat(decide("officer-1", requested("officer-1", subject)).status())
                .isEqualTo(403);
        Answer own = activate("officer-2", "transit/versions/1", approved("officer-2", "officer-1", subject));
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.detail()).startsWith("Nobody approves their own work");
        assertThat(recognized()).isEmpty();
    }

    @Test
    void refusesAnApprovalOfAnotherDocument() {
        upload("officer-1", transit(1));
        String other = subject(upload("officer-1", transit(2)));

        Answer answer = activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", other));

        assertThat(answer.problem()).isEqualTo("approval-needed");
    }

    @Test
    void putsANewVersionInTheOldOnesPlaceAndKeepsTheOldOneForItsRecords() {
        String first = subject(upload("officer-1", transit(1)));
        String second = subject(upload("officer-1", transit(2)));
        activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", first));
        activate("officer-1", "transit/versions/2", approved("officer-1", "officer-2", second));

        assertThat(profiles.current("transit").version()).isEqualTo(2);
        assertThat(profiles.get("transit", 1).version()).isEqualTo(1);
        assertThat(states()).containsEntry("transit/1", "RETIRED").containsEntry("transit/2", "ACTIVE");
        assertThat(activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", first))
                        .detail())
                .startsWith("This version was retired.");
    }

    @Test
    void recognizesCardsOfARetiredTypeToFinishThemOnly() {
        String subject = subject(upload("officer-1", transit(1)));
        activate("officer-1", "transit/versions/1", approved("officer-1", "officer-2", subject));

        Answer answer = post("officer-2", "/v1/card-types/transit/versions/1/retirement", Map.of());

        assertThat(answer.body().get("state").asString()).isEqualTo("RETIRED");
        assertThat(recognized()).containsExactly(profiles.get("transit", 1).recognitionEntry());
        assertThat(profiles.isInUse("transit")).isFalse();
        assertThat(post("officer-1", "/v1/card-types/transit/versions/1/retirement", Map.of())
                        .body())
                .isEqualTo(answer.body());
    }

    /** What an earlier release took, a stricter one may refuse. */
    @Test
    void worksWithoutAVersionThatThisReleaseCannotRead(CapturedOutput output) {
        store(transit(4).replace("\"length\": 3", "\"length\": 0"));

        assertThat(recognized()).isEmpty();
        assertThat(profiles.current("payment").version()).isEqualTo(1);
        assertThat(states()).containsEntry("transit/4", "UNREADABLE").containsEntry("payment/1", "ACTIVE");
        assertThat(clients.signedIn("office-1", "supervisor")
                        .get("/v1/card-types")
                        .text())
                .contains("values.serviceCode.length: must be a number from 1 to 40");
        assertThat(output).containsPattern("ERROR.*cannot read version 4 of card type transit \\(line [0-9]+, values");
        assertThatExceptionOfType(UnreadableProfileException.class)
                .isThrownBy(() -> profiles.get("transit", 4))
                .withMessageContaining("Tell a security officer");
        String subject = subject(upload("officer-1", transit(5)));
        assertThat(activate("officer-1", "transit/versions/5", approved("officer-1", "officer-2", subject))
                        .status())
                .isEqualTo(200);
        assertThat(recognized()).containsExactly(profiles.current("transit").recognitionEntry());
    }

    private void store(String document) {
        database.sql(
                        "insert into card_type_profiles (profile, version, document, digest, state, uploaded_by, uploaded_at,"
                                + " activated_by, approved_by, activated_at, accepted_unproved) values ('transit', 4, :document,"
                                + " sha256(:document), 'ACTIVE', 'officer-1', now(), 'officer-1', 'officer-2', now(), false)")
                .param("document", document.getBytes(StandardCharsets.UTF_8))
                .update();
        database.sql("update card_type_changes set number = number + 1").update();
    }

    @Test
    void carriesACardTypeToAnotherCenter() {
        upload("officer-1", transit(1));
        Answer bundle = clients.signedIn("office-1", "supervisor").get("/v1/card-types/transit/versions/1/bundle");
        removesWhatIsUploaded();

        Answer answer = postText("/v1/card-types/bundles", bundle.text());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("state").asString()).isEqualTo("DRAFT");
        assertThat(clients.signedIn("office-1", "officer-1")
                        .get("/v1/card-types/transit/versions/1")
                        .text())
                .isEqualTo(transit(1));
    }

    @Test
    void takesABundleWithNothingThatItsDocumentDoesNotName() {
        Bytes file = TestCapFile.of(Aid.parse("F0434152444E4F54484552")).deflated();
        byte[] document = transit(1).getBytes(StandardCharsets.UTF_8);
        var bundle = new ProfileBundle(Bytes.copyOf(document), List.of(file));

        Answer answer = postText("/v1/card-types/bundles", new String(bundle.encode(), StandardCharsets.UTF_8));

        assertThat(answer.problem()).isEqualTo("malformed-profile");
        assertThat(answer.detail()).contains("loadFiles: are not all named by the document");
        assertThat(states()).doesNotContainKey("transit/1");
        assertThat(clients.signedIn("office-1", "officer-1")
                        .get("/v1/load-files")
                        .text())
                .doesNotContain("F0434152444E4F54484552");
    }

    @Test
    void refusesADocumentThatNamesALoadFileThatIsNotThere() {
        for (String digest : List.of("00".repeat(32), "ff".repeat(32), "00")) {
            String document = "{\n\"applications\": [{},\n{\"loadFile\": \"%s\"}]}".formatted(digest);

            assertThatExceptionOfType(MalformedProfileException.class)
                    .isThrownBy(() -> NamedLoadFiles.require(document.getBytes(StandardCharsets.UTF_8), files))
                    .withMessageStartingWith("line 3, applications[1].loadFile: there is no load file");
        }
    }

    @Test
    void refusesALoadFileOfAnotherPackage() {
        String purse = "2EDF300A76CCDA67B593DCF15FF5EA68B6FBB4811736ACF7142934EA1912E054";
        String loyalty = "879EF1F8141716F3E7C9FF729F58F591C8E45E6BAEC4D504B1D5FC3C906BA221";
        String document = TestProfiles.document("multi-application")
                .replace("\"version\": 1", "\"version\": 2")
                .replace(purse, loyalty);

        Answer answer = upload("officer-1", document);

        assertThat(answer.problem()).isEqualTo("malformed-profile");
        assertThat(answer.detail())
                .contains(
                        "line 35, applications[0].loadFile: holds package F0434152444C4F59414C, and not this package");
    }

    @Test
    void refusesABundleThatIsNone() {
        assertThat(postText("/v1/card-types/bundles", transit(1)).problem()).isEqualTo("malformed-profile");
        assertThat(postText("/v1/card-types/bundles", "{").problem()).isEqualTo("malformed-profile");
    }

    @Test
    void letsOfficersAtAnOfficeDeskOnlyChangeCardTypes() {
        assertThat(upload("supervisor", transit(1)).status()).isEqualTo(403);
        assertThat(clients.signedIn("base-1", "officer-1")
                        .postText("/v1/card-types", transit(1))
                        .detail())
                .contains("This is done at an office desk");
        assertThat(clients.signedIn("office-1", "clerk").get("/v1/card-types").status())
                .isEqualTo(403);
        assertThat(states()).doesNotContainKey("transit/1");
    }

    @Test
    void knowsNothingOfAVersionThatIsNotThere() {
        assertThat(clients.signedIn("office-1", "officer-1")
                        .get("/v1/card-types/transit/versions/1")
                        .status())
                .isEqualTo(404);
        assertThat(post("officer-1", "/v1/card-types/transit/versions/1/retirement", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsTheAuditLogWhatWasDone() {
        String subject = subject(upload("officer-1", transit(9)));
        activate("officer-1", "transit/versions/9", approved("officer-1", "officer-2", subject));
        post("officer-1", "/v1/card-types/transit/versions/9/retirement", Map.of());

        assertThat(database.sql("select kind from audit_entries where details ->> 'profile' = 'transit'"
                                + " and details ->> 'version' = '9' order by number")
                        .query(String.class)
                        .list())
                .containsExactly("profile.uploaded", "profile.activated", "profile.retired");
    }

    private List<RecognitionEntry> recognized() {
        return profiles.recognition().fitting(Bytes.ofHex("3B80800101"), TRANSIT_CARD);
    }

    private Map<String, String> states() {
        return clients.signedIn("office-1", "supervisor").get("/v1/card-types").body().values().stream()
                .collect(Collectors.toMap(
                        each -> each.get("profile").asString() + "/"
                                + each.get("version").asInt(),
                        each -> each.get("state").asString()));
    }

    private Answer upload(String operator, String document) {
        return clients.signedIn("office-1", operator).postText("/v1/card-types", document);
    }

    private Answer postText(String path, String body) {
        return clients.signedIn("office-1", "officer-1").postText(path, body);
    }

    private static String subject(Answer uploaded) {
        return uploaded.body().get("subject").asString();
    }

    private String requested(String operator, String subject) {
        var wanted = Map.of("action", Kind.ACTIVATE_PROFILE, "subject", subject, "reason", "new card type");
        return post(operator, "/v1/approvals", wanted).body().get("id").asString();
    }

    private Answer decide(String operator, String approval) {
        return post(operator, "/v1/approvals/%s/decision".formatted(approval), Map.of("approve", true));
    }

    private String approved(String operator, String decider, String subject) {
        String approval = requested(operator, subject);
        assertThat(decide(decider, approval).status()).isEqualTo(200);
        return approval;
    }

    private Answer activate(String operator, String version, String approval) {
        return post(operator, "/v1/card-types/%s/activation".formatted(version), Map.of("approval", approval));
    }

    private Answer post(String operator, String path, Object body) {
        return clients.signedIn("office-1", operator).post(path, body);
    }
}
