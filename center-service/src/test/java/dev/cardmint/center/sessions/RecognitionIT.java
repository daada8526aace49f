package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.profiles.versions.ProfileVersion;
import dev.cardmint.center.profiles.versions.ProfileVersion.State;
import dev.cardmint.center.profiles.versions.ProfileVersions;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionRequest;
import dev.cardmint.model.relay.RecognitionRequest.Chosen;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class RecognitionIT {

    private static final Bytes ATR = Bytes.ofHex("3B80800101");
    private static final List<ReadoutAnswer> PAYMENT = List.of(
            new ReadoutAnswer("select", Bytes.ofHex("6A82")),
            new ReadoutAnswer("cplc", Bytes.ofHex("9F7F2A43AD4D01" + "00".repeat(38) + "9000")),
            new ReadoutAnswer("cardData", Bytes.ofHex("660B06092A864886FC6B0403709000")));

    @Autowired
    private CenterClients clients;

    @Autowired
    private ProfileVersions versions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    @AfterEach
    void removesTheTwin() {
        database.sql("delete from card_type_profiles where profile = 'twin'").update();
        database.sql("update card_type_changes set number = number + 1").update();
    }

    @Test
    void takesABasesChoiceThatItsOwnTableMakes() {
        assertThat(recognize(PAYMENT, new Chosen("payment", 1)).status()).isEqualTo(201);
        Recognition unsaid = recognize(PAYMENT, null).as(Recognition.class);

        assertThat(unsaid.cardType()).isNotNull();
        assertThat(unsaid.detail()).isNull();
    }

    @Test
    void refusesABasesChoiceThatItsOwnTableDoesNotMake() {
        for (Chosen other : List.of(new Chosen("identity", 1), new Chosen("payment", 2))) {
            Answer answer = recognize(PAYMENT, other);

            assertThat(answer.problem()).isEqualTo("conflict");
            assertThat(answer.detail()).startsWith("The card types have changed meanwhile.");
        }
    }

    @Test
    void refusesACardThatFitsNoTypeAndSaysWhatWasRead() {
        var answers = List.of(
                new ReadoutAnswer("select", Bytes.ofHex("6A82")),
                new ReadoutAnswer("cplc", Bytes.ofHex("9F7F01009000")));

        Recognition recognition = recognize(answers, new Chosen("payment", 1)).as(Recognition.class);

        assertThat(recognition.cardType()).isNull();
        assertThat(recognition.operations()).isEmpty();
        assertThat(recognition.message()).startsWith("This card is of no known type.");
        assertThat(recognition.detail())
                .isEqualTo("Fits no card type in use. Read: ATR 3B80800101; select 6A82; cplc 9F7F0100 9000");
    }

    @Test
    void refusesACardThatFitsTwoTypesAndNamesThem() {
        byte[] twin = TestProfiles.document()
                .replace("\"profile\": \"payment\"", "\"profile\": \"twin\"")
                .getBytes(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(status -> {
            versions.beginChange();
            versions.add(active(ProfileDocument.parse(twin)), Bytes.copyOf(twin));
        });

        Recognition recognition = recognize(PAYMENT, new Chosen("payment", 1)).as(Recognition.class);

        assertThat(recognition.cardType()).isNull();
        assertThat(recognition.operations()).isEmpty();
        assertThat(recognition.message()).startsWith("This card fits more than one card type.");
        assertThat(recognition.detail())
                .startsWith("Fits payment (version 1) and twin (version 1). Read: ATR 3B80800101; select 6A82; cplc "
                        + "9F7F2A43AD4D01000000000000000000… 9000; cardData 660B06092A864886FC6B040370 9000");
    }

    private ProfileVersion active(CardTypeProfile profile) {
        return new ProfileVersion(
                profile.profile(),
                profile.version(),
                profile.digest(),
                State.ACTIVE,
                null,
                clock.instant(),
                new ProfileVersion.Activation(null, null, clock.instant(), false),
                null,
                ProfileVersion.DryRunResult.NOT_TRIED);
    }

    private Answer recognize(List<ReadoutAnswer> answers, @Nullable Chosen chosen) {
        return clients.signedIn("base-1", "clerk")
                .post("/v1/recognitions", new RecognitionRequest("reader-1", ATR, answers, chosen));
    }
}
