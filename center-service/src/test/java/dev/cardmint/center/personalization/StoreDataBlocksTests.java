package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.PersonalizationTerms;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts blocks together again as a card does, and compares with what went in. */
class StoreDataBlocksTests {

    /** Stands for the Key-DEK: what matters here is which bytes it was given. */
    private static Bytes complement(byte[] plain) {
        byte[] encrypted = plain.clone();
        for (int i = 0; i < encrypted.length; i++) {
            encrypted[i] = (byte) ~encrypted[i];
        }
        return Bytes.copyOf(encrypted);
    }

    private static PersonalizationTerms of(CardTypeProfile profile) {
        return profile.globalPlatform().application().personalization();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 40, 199, 200, 239})
    void arriveWholeWhateverTheBlockSize(int blockSize) {
        CardTypeProfile profile = profile(blockSize);
        var random = new Random(blockSize);
        for (int card = 0; card < 20; card++) {
            try (var data = PersonalizationData.create(profile, randomValues(random), random)) {
                List<StoreData> blocks = StoreDataBlocks.of(of(profile), data, StoreDataBlocksTests::complement);

                assertThat(blocks)
                        .allSatisfy(block -> assertThat(block.data().size()).isBetween(1, blockSize));
                assertThat(received(blocks)).isEqualTo(expected(profile, data));
                assertNumberedWithOneLast(blocks);
            }
        }
    }

    @Test
    void carryAPhotoAcrossManyBlocks() {
        CardTypeProfile profile = TestProfiles.withPhoto();
        byte[] image = new byte[12_000];
        new Random(5).nextBytes(image);
        try (var data = PersonalizationData.create(profile, TestProfiles.VALUES, Bytes.copyOf(image), new Random(5))) {
            List<StoreData> blocks = StoreDataBlocks.of(of(profile), data, StoreDataBlocksTests::complement);

            assertThat(Tlv.parse(Objects.requireNonNull(received(blocks).get(0xA010)))
                            .value())
                    .isEqualTo(Bytes.copyOf(image));
            assertThat(blocks).hasSizeBetween(60, 256);
            assertNumberedWithOneLast(blocks);
        }
    }

    private static CardTypeProfile profile(int blockSize) {
        String filler = "{\"dgi\": \"A001\", \"name\": \"Long\", \"content\": [{\"hex\": \"%s\"}, {\"hex\": \"%s\"}]},"
                .formatted("A5".repeat(240), "5A".repeat(15));
        String shortLength =
                "{\"dgi\": \"A002\", \"name\": \"Short\", \"content\": [{\"hex\": \"%s\"}, {\"hex\": \"%s\"}]},"
                        .formatted("C3".repeat(240), "3C".repeat(14));
        return ProfileDocument.parse(TestProfiles.document()
                .replace("\"blockSize\": 200", "\"blockSize\": " + blockSize)
                .replace("{\"dgi\": \"9102\"", filler + shortLength + "{\"dgi\": \"9102\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> randomValues(Random random) {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.put("name", randomText(random, 120));
        values.put("address", randomText(random, 200));
        values.put("nameOnCard", "A".repeat(2 + random.nextInt(25)));
        return values;
    }

    private static String randomText(Random random, int most) {
        return "x" + "y".repeat(random.nextInt(most));
    }

    private static Map<Integer, Bytes> expected(CardTypeProfile profile, PersonalizationData data) {
        var contents = new LinkedHashMap<Integer, Bytes>();
        profile.globalPlatform().application().personalization().dgis().forEach(dgi -> {
            byte[] content = dgi.encode(data);
            contents.put(dgi.identifier(), dgi.secret() ? complement(content) : Bytes.copyOf(content));
        });
        return contents;
    }

    private static Map<Integer, Bytes> received(List<StoreData> blocks) {
        Bytes all = Bytes.EMPTY;
        for (StoreData block : blocks) {
            all = all.concat(block.data());
        }
        var contents = new LinkedHashMap<Integer, Bytes>();
        int at = 0;
        while (at < all.size()) {
            int identifier = all.unsigned(at) << 8 | all.unsigned(at + 1);
            boolean extended = all.unsigned(at + 2) == 0xFF;
            int length = extended ? all.unsigned(at + 3) << 8 | all.unsigned(at + 4) : all.unsigned(at + 2);
            int from = at + (extended ? 5 : 3);
            assertThat(extended).isEqualTo(length > 0xFE);
            contents.put(identifier, all.slice(from, from + length));
            at = from + length;
        }
        return contents;
    }

    private static void assertNumberedWithOneLast(List<StoreData> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            assertThat(blocks.get(i).number()).isEqualTo(i);
            assertThat(blocks.get(i).last()).isEqualTo(i == blocks.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRecordIsOneTemplateOfWholeDataObjects(long seed) {
        CardTypeProfile profile = TestProfiles.payment();
        var random = new Random(seed);
        try (var data = PersonalizationData.create(profile, randomValues(random), random)) {
            expected(profile, data).forEach((identifier, content) -> {
                if (identifier < 0x1F00) {
                    Tlv template = Tlv.parse(content);
                    assertThat(template.tag()).isEqualTo(0x70);
                    assertThat(template.parts()).isNotEmpty();
                }
            });
        }
    }
}
