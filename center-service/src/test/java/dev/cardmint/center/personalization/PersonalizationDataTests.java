package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.keys.KeyCheckValue;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ReissueTerms.Change;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PersonalizationDataTests {

    private final PersonalizationData data = create(1);

    private static PersonalizationData create(long seed) {
        return PersonalizationData.create(TestProfiles.payment(), TestProfiles.VALUES, new Random(seed));
    }

    @Test
    void keepsValuesAndSecretsThroughItsStoredForm() {
        PersonalizationData again = PersonalizationData.parse(data.serialize());

        assertThat(again.profile()).isEqualTo("payment");
        assertThat(again.profileVersion()).isEqualTo(1);
        assertThat(again.text("name")).isEqualTo("Zoë Åsa Lindström-Müller");
        assertThat(again.secret("applicationKeys")).hasSize(48).isEqualTo(data.secret("applicationKeys"));
        assertThat(again.serialize()).isEqualTo(data.serialize());
    }

    @Test
    void makesOtherSecretsForEveryRecord() {
        assertThat(create(2).secret("applicationKeys")).isNotEqualTo(data.secret("applicationKeys"));
    }

    @Test
    void givesOneCheckValuePerKey() {
        byte[] keys = data.secret("applicationKeys");

        assertThat(data.checkValues("applicationKeys", 16))
                .isEqualTo(KeyCheckValue.of(Arrays.copyOfRange(keys, 0, 16))
                        .concat(KeyCheckValue.of(Arrays.copyOfRange(keys, 16, 32)))
                        .concat(KeyCheckValue.of(Arrays.copyOfRange(keys, 32, 48))));
    }

    @Test
    void composesCharacters() {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.put("name", "Zoe\u0308");
        try (var composed = PersonalizationData.create(TestProfiles.payment(), values, new Random(1))) {
            assertThat(composed.text("name")).isEqualTo("Zo\u00EB");
        }
    }

    @Test
    void refusesValuesThatDoNotPassValidation() {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.put("pan", "9999991048572015");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalizationData.create(TestProfiles.payment(), values, new Random(1)))
                .withMessageNotContaining("9999");
    }

    @Test
    void keepsAPhotoAsTheBytesThatItIs() {
        var random = new Random(3);
        byte[] image = new byte[12_000];
        random.nextBytes(image);
        try (var carrying = PersonalizationData.create(
                TestProfiles.withPhoto(), TestProfiles.VALUES, Bytes.copyOf(image), random)) {
            byte[] stored = carrying.serialize();

            assertThat(PersonalizationData.parse(stored).image("photo")).isEqualTo(image);
        }
    }

    @Test
    void takesAPhotoExactlyWhereTheCardTypeCarriesOneThatFits() {
        assertThatIllegalArgumentException().isThrownBy(() -> withPhoto(TestProfiles.withPhoto(), null));
        assertThatIllegalArgumentException().isThrownBy(() -> withPhoto(TestProfiles.withPhoto(), Bytes.EMPTY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withPhoto(TestProfiles.withPhoto(), Bytes.copyOf(new byte[12_001])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withPhoto(TestProfiles.payment(), Bytes.copyOf(new byte[100])));
    }

    private static PersonalizationData withPhoto(CardTypeProfile profile, @Nullable Bytes photo) {
        return PersonalizationData.create(profile, TestProfiles.VALUES, photo, new Random(1));
    }

    @Test
    void wipesValuesAndSecrets() {
        byte[] secret = data.rawSecrets().values().iterator().next();
        byte[] value = data.rawValues().values().iterator().next();

        data.close();

        assertThat(secret).containsOnly(0);
        assertThat(value).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(data::serialize);
        assertThatIllegalStateException().isThrownBy(() -> data.text("name"));
        assertThatIllegalStateException().isThrownBy(() -> data.secret("applicationKeys"));
    }

    @Test
    void neverPrintsWhatItHolds() {
        assertThat(data).hasToString("PersonalizationData");
    }

    @Test
    void refusesANameThatItDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> data.text("nobody"));
    }

    @Test
    void rejectsItsStoredFormCutOffAnywhere() {
        byte[] stored = data.serialize();
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatExceptionOfType(MalformedPersonalizationDataException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> PersonalizationData.parse(cut));
        }
    }

    @Test
    void rejectsBytesAfterItsStoredForm() {
        byte[] stored = data.serialize();

        assertThatExceptionOfType(MalformedPersonalizationDataException.class)
                .isThrownBy(() -> PersonalizationData.parse(Arrays.copyOf(stored, stored.length + 1)))
                .withMessage("Bytes after the end of personalization data");
    }

    @Test
    void rejectsAnotherVersionOfItsStoredForm() {
        byte[] stored = data.serialize();
        stored[0] = 2;

        assertThatExceptionOfType(MalformedPersonalizationDataException.class)
                .isThrownBy(() -> PersonalizationData.parse(stored))
                .withMessage("Personalization data of an unknown version");
    }

    @Test
    void rejectsANameThatStandsTwice() {
        byte[] stored = {1, 0, 0, 0, 0, 0, 1, 2, 0, 1, 'a', 0, 0, 0, 1, 'a', 0, 0, 0};

        assertThatExceptionOfType(MalformedPersonalizationDataException.class)
                .isThrownBy(() -> PersonalizationData.parse(stored))
                .withMessage("A name stands twice in personalization data");
    }

    @Nested
    class MadeAgain {

        @Test
        void isTheSameByteForByteWhereNothingMustDiffer() {
            try (PersonalizationData again = data.changed(Map.of(), Map.of(), new Random(9))) {
                assertThat(again.serialize()).isEqualTo(data.serialize());
            }
        }

        @Test
        void differsInWhatTheProfileNamesAlone() {
            byte[] before = data.serialize();
            try (PersonalizationData again = data.changed(
                    Map.of(
                            "panSequence", Change.NEXT,
                            "expiryDate", Change.ASKED,
                            "applicationKeys", Change.RENEWED),
                    Map.of("expiryDate", "2031-12-31"),
                    new Random(9))) {
                assertThat(again.text("panSequence"))
                        .isEqualTo("%02d".formatted(Integer.parseInt(data.text("panSequence")) + 1));
                assertThat(again.text("expiryDate")).isEqualTo("2031-12-31");
                assertThat(again.secret("applicationKeys")).hasSize(48).isNotEqualTo(data.secret("applicationKeys"));
                assertThat(again.text("pan")).isEqualTo(data.text("pan"));
            }
            assertThat(data.serialize()).as("the one before").isEqualTo(before);
        }

        @Test
        void countsNoFurtherThanItsDigits() {
            var values = new HashMap<>(TestProfiles.VALUES);
            values.put("panSequence", "99");
            try (var last = PersonalizationData.create(TestProfiles.payment(), values, new Random(1))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> last.changed(Map.of("panSequence", Change.NEXT), Map.of(), new Random(1)))
                        .withMessage("panSequence has come to its end");
            }
        }

        @Test
        void wantsWhatMustBeGivenAnew() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> data.changed(Map.of("expiryDate", Change.ASKED), Map.of(), new Random(1)))
                    .withMessage("expiryDate must be given anew");
        }

        @Test
        void outlivesTheOneBefore() {
            PersonalizationData again = data.changed(Map.of(), Map.of(), new Random(1));
            String name = data.text("name");

            data.close();

            assertThat(again.text("name")).isEqualTo(name);
        }
    }
}
