package dev.cardmint.center.profiles.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveProfilesTests {

    private static final Bytes ATR = Bytes.ofHex("3B80800101");
    private static final ReadoutAnswer CARD_DATA =
            new ReadoutAnswer("cardData", Bytes.ofHex("660B06092A864886FC6B0403709000"));
    private static final ReadoutAnswer CPLC = new ReadoutAnswer("cplc", Bytes.ofHex("9F7F2A43AD4D01009000"));

    private final CardTypeProfile profile = TestProfiles.payment();

    @Test
    void findsProfilesByNameAndAnswers() {
        var active = new ActiveProfiles(List.of(profile), List.of());

        assertThat(active.current("payment")).isSameAs(profile);
        assertThat(active.recognition().fitting(ATR, List.of(CPLC, CARD_DATA)))
                .containsExactly(profile.recognitionEntry());
        assertThat(active.recognition().fitting(ATR, List.of(CPLC))).isEmpty();
    }

    @Test
    void refusesAnUnknownProfile() {
        var active = new ActiveProfiles(List.of(profile), List.of());

        assertThatExceptionOfType(UnknownProfileException.class).isThrownBy(() -> active.current("transit"));
    }

    @Test
    void namesEveryProfileThatACardFits() {
        CardTypeProfile twin = ProfileDocument.parse(TestProfiles.document()
                .replace("\"profile\": \"payment\"", "\"profile\": \"payment-twin\"")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(new ActiveProfiles(List.of(profile, twin), List.of())
                        .recognition()
                        .fitting(ATR, List.of(CPLC, CARD_DATA)))
                .containsExactly(profile.recognitionEntry(), twin.recognitionEntry());
    }

    @Test
    void recognizesCardsOfATypeThatIsNotInUseAnyMore() {
        CardTypeProfile transit = named("transit", "43AD4D77");
        var active = new ActiveProfiles(List.of(profile), List.of(transit));

        assertThat(active.recognition().table())
                .containsExactly(profile.recognitionEntry(), transit.recognitionEntry());
        assertThat(active.isInUse("payment")).isTrue();
        assertThat(active.isInUse("transit")).isFalse();
        assertThatExceptionOfType(UnknownProfileException.class).isThrownBy(() -> active.current("transit"));
    }

    @Test
    void leavesCardsOfATypeInUseToIt() {
        CardTypeProfile before = named("payment-before", "43AD4D0155");
        var active = new ActiveProfiles(List.of(profile), List.of(before));

        assertThat(active.recognition().table()).containsExactly(profile.recognitionEntry());
    }

    @Test
    void leavesCardsToTheTypeThatWasRetiredLast() {
        CardTypeProfile last = named("transit-new", "43AD4D77");
        var active = new ActiveProfiles(List.of(), List.of(last, named("transit", "43AD4D77")));

        assertThat(active.recognition().table()).containsExactly(last.recognitionEntry());
    }

    private static CardTypeProfile named(String name, String product) {
        return ProfileDocument.parse(TestProfiles.document()
                .replace("\"profile\": \"payment\"", "\"profile\": \"%s\"".formatted(name))
                .replace("43AD4D01", product)
                .getBytes(StandardCharsets.UTF_8));
    }
}
