package dev.cardmint.center.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.securechannel.SecurityLevel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileDocumentTests {

    private static final String DOCUMENT = TestProfiles.document();

    @Test
    void readsThePaymentProfile() {
        CardTypeProfile profile = TestProfiles.payment();

        assertThat(profile.profile()).isEqualTo("payment");
        assertThat(profile.version()).isEqualTo(1);
        assertThat(profile.digest().size()).isEqualTo(32);
        assertThat(profile.globalPlatform().secureChannel().level()).isEqualTo(SecurityLevel.C_DEC_C_MAC_R_ENC_R_MAC);
        assertThat(profile.globalPlatform().transportKeys())
                .extracting(TransportKeys::set)
                .containsExactly("transport", "factory");
        assertThat(profile.globalPlatform().transportKeys().get(0).keys().keyVersion())
                .hasToString("30");
        assertThat(profile.globalPlatform().issuerKeys().set()).isEqualTo("issuer");
        assertThat(profile.globalPlatform().application().instance()).hasToString("F0434152445041590100");
        assertThat(profile.globalPlatform().application().personalization().dgis())
                .extracting(Dgi::identifier)
                .containsExactly(0x0101, 0x0102, 0x0201, 0x8000, 0x9000, 0x9102, 0x9104);
        assertThat(profile.secrets()).containsOnlyKeys("applicationKeys").containsValue(48);
        assertThat(profile.values()).hasSize(9);
        assertThat(profile.globalPlatform()
                        .predictedRoundTrips(
                                profile.globalPlatform().transportKeys().get(0)))
                .isEqualTo(2);
        assertThat(profile.globalPlatform()
                        .predictedRoundTrips(
                                profile.globalPlatform().transportKeys().get(1)))
                .isEqualTo(3);
    }

    @Test
    void predictsTheRoundTripsOfAFurtherChannelByTheCardsChallenges() {
        String identity = TestProfiles.document("identity");

        assertThat(roundTrips(parse(identity))).containsExactly(2, 4);
        assertThat(roundTrips(TestProfiles.payment())).containsExactly(2, 3);
        assertThat(roundTrips(parse(identity.replace("[\"70\"]", "[\"60\"]")))).containsExactly(3, 4);
        assertThat(roundTrips(parse(identity.replace("[\"70\"]", "[\"60\", \"70\"]"))))
                .containsExactly(3, 4);
    }

    private static List<Integer> roundTrips(CardTypeProfile profile) {
        return profile.globalPlatform().transportKeys().stream()
                .map(profile.globalPlatform()::predictedRoundTrips)
                .toList();
    }

    @Test
    void isMadeOnAnyKindOfBlankUnlessItNamesThem() {
        String contact = DOCUMENT.replaceFirst("\\{", "{\"products\": [\"CONTACT\"],");

        assertThat(TestProfiles.payment().products()).containsExactly(Product.values());
        assertThat(parse(contact).products()).containsExactly(Product.CONTACT);
        for (String wrong : List.of("[]", "[\"PLASTIC\"]", "[\"CONTACT\", \"CONTACT\"]")) {
            assertThatExceptionOfType(MalformedProfileException.class)
                    .isThrownBy(() -> parse(contact.replace("[\"CONTACT\"]", wrong)))
                    .withMessageContaining("products");
        }
    }

    @Test
    void givesEveryDocumentItsOwnDigest() {
        assertThat(parse(DOCUMENT + "\n").digest())
                .isNotEqualTo(TestProfiles.payment().digest());
    }

    @Test
    void catchesAnyDocumentWithoutOneOfItsFields() {
        for (String field : List.of(
                "profile",
                "version",
                "name",
                "recognition",
                "securityDomain",
                "secureChannel",
                "transportKeys",
                "issuerKeys",
                "applications",
                "lifeCycle",
                "retain",
                "timeLimitsMillis",
                "values")) {
            String renamed = DOCUMENT.replaceFirst("\n  \"%s\"".formatted(field), "\n  \"%sX\"".formatted(field));
            assertThatExceptionOfType(MalformedProfileException.class)
                    .as(field)
                    .isThrownBy(() -> parse(renamed))
                    .withMessageContaining(field);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("\"version\": 1", "\"version\": 0", "version: must be a number from 1 to 1000000"),
                mistake("\"version\": 1", "\"version\": \"1\"", "version: must be a number from 1 to 1000000"),
                mistake("\"profile\": \"payment\"", "\"profile\": \"Payment!\"", "profile: must be a name of small"),
                mistake("\"name\": \"Payment card\"", "\"name\": \" \"", "name: must be a text"),
                mistake(
                        "\"name\": \"Payment card\"",
                        "\"name\": \"A\", \"colour\": \"red\"",
                        "colour: is unknown here"),
                mistake(
                        "\"readout\": \"cardData\"",
                        "\"readout\": \"keyInformation\"",
                        "recognition[0].readout: must be one of [atr, cardData, cplc, select]"),
                mistake(
                        "\"9F7F2A43AD4D01\"",
                        "[\"9F7F2A43AD4D01\", \"9F7\"]",
                        "recognition[1].startsWith: must be 1 to"),
                mistake("\"9F7F2A43AD4D01\"", "[]", "recognition[1].startsWith: must be a list that is not empty"),
                mistake(
                        "80CA00E000",
                        "80500000080102030405060708",
                        "identification.readouts[1].command: must be SELECT"),
                mistake("80CA00E000", "80E2000000", "identification.readouts[1].command: must be SELECT"),
                mistake("80CA00E000", "84CA00E000", "identification.readouts[1].command: must be SELECT"),
                mistake("80CA00E000", "80CA00E00501", "identification.readouts[1].command: is no command APDU"),
                mistake("80CA00E000", "80CA00", "identification.readouts[1].command: must be 4 to 64 bytes"),
                mistake("80CA9F7F00", "80CA9F7E00", "identification.readouts: cplc is another command among those"),
                mistake("\"keyInformation\"", "\"cplc\"", "identification.readouts: cplc stands twice"),
                mistake("\"keyInformation\"", "\"atr\"", "identification.readouts[1].name: must be letters and digits"),
                mistake(
                        "],\n    \"claim\": \"cplc\"",
                        "]",
                        "identification.claim: is missing: it tells a chip from others"),
                mistake("\"identification\"", "\"identified\"", "identified: is unknown here"),
                mistake("\"claim\": \"cplc\"", "\"claim\": \"serial\"", "identification.claim: must be the name of"),
                mistake(
                        "\"claim\": \"cplc\"",
                        "\"claim\": \"cplc\", \"more\": 1",
                        "identification.more: is unknown here"),
                mistake("\"contains\"", "\"startsWith\": \"00\", \"contains\"", "recognition[0]: must have either"),
                mistake(
                        "9F7F2A43AD4D01",
                        "9F7F2A43AD4D0",
                        "recognition[1].startsWith: must be 1 to 255 bytes in hexadecimal"),
                mistake("\"A000000151000000\"", "\"A0\"", "securityDomain: An AID has 5 to 16 bytes, got 1"),
                mistake("\"SCP03\"", "\"SCP01\"", "secureChannel.protocol: must be one of [SCP02, SCP03]"),
                mistake("\"SCP03\"", "\"SCP02\"", "secureChannel.mode: is unknown here"),
                mistake(
                        "\"level\": \"33\"",
                        "\"level\": \"03\"",
                        "transportKeys[1].identity: CPLC is read under R-MAC, which level 03 has not"),
                mistake("\"S8\"", "\"S9\"", "secureChannel.mode: must be one of [S8, S16]"),
                mistake("\"S8\"", "\"S16\"", "transportKeys[0].options: option 60 does not go with mode and level"),
                mistake("[\"60\", \"70\"]", "[\"10\"]", "transportKeys[0].options: option 10 does not go with"),
                mistake("[\"60\", \"70\"]", "[\"40\"]", "transportKeys[0].options: No such SCP03 option i: 40"),
                mistake("[\"60\", \"70\"]", "[]", "transportKeys[0].options: must be a list that is not empty"),
                mistake("[\"60\", \"70\"]", "[60]", "transportKeys[0].options: must be a list of texts"),
                mistake("\"level\": \"33\"", "\"level\": \"11\"", "secureChannel.level: does not encrypt commands"),
                mistake("\"level\": \"33\"", "\"level\": \"34\"", "secureChannel.level: No such security level: 34"),
                mistake(
                        "\"30\"",
                        "\"3\"",
                        "transportKeys[0].keyVersion: A key version number is two hexadecimal digits"),
                mistake("\"set\": \"issuer\"", "\"set\": \"ISSUER\"", "issuerKeys.set: must be a name of small"),
                mistake("\"set\": \"issuer\"", "\"set\": \"transport\"", "transportKeys: must differ from issuerKeys"),
                mistake("\"31\"", "\"30\"", "transportKeys: must differ from issuerKeys and each other"),
                mistake(
                        "\"privileges\": \"00\"",
                        "\"privileges\": \"0000\"",
                        "applications[0].privileges: are 1 or 3 bytes"),
                mistake("\"2F\"", "\"30\"", "transportKeys: must differ from issuerKeys and each other"),
                mistake(
                        "\"options\": [\"60\"]",
                        "\"options\": [\"70\"]",
                        "transportKeys[1].options: option 70 is no good for shared keys"),
                mistake("CPLC", "ATR", "transportKeys[1].identity: must be one of [DIVERSIFICATION_DATA, CPLC]"),
                mistake(
                        "SECURITY_DOMAIN",
                        "PHONE",
                        "applications[0].personalization.through: must be one of [SECURITY_DOMAIN, APPLICATION]"),
                mistake(
                        "\"blockSize\": 200",
                        "\"blockSize\": 15",
                        "applications[0].personalization.blockSize: must be a number from"),
                mistake(
                        "\"blockSize\": 200",
                        "\"blockSize\": 240",
                        "applications[0].personalization.blockSize: a wrapped command carries at most 239 bytes"),
                mistake(
                        "\"dgi\": \"0102\"",
                        "\"dgi\": \"0101\"",
                        "applications[0].personalization.dgis[1].dgi: stands twice"),
                mistake(
                        "\"dgi\": \"0102\"",
                        "\"dgi\": \"102\"",
                        "applications[0].personalization.dgis[1].dgi: must be 2 to 2 bytes"),
                mistake(
                        "\"maxBytes\": 200",
                        "\"maxBytes\": 300",
                        "applications[0].personalization.dgis[1].content: can become 316 bytes, 250 fit"),
                mistake("\"maxBytes\": 26", "\"maxBytes\": 27", "padTo: is less than the 27 bytes that it can be"),
                mistake(
                        "\"from\": \"birthDate\"",
                        "\"from\": \"birthday\"",
                        "digits[0].from: there is no value birthday"),
                mistake(
                        "\"from\": \"birthDate\", \"as\": \"yyyyMMdd\"",
                        "\"from\": \"birthDate\"",
                        "as: is missing: a date in digits needs its form"),
                mistake("yyyyMMdd", "yyyy", "as: is for dates, one of [MMyy"),
                mistake(
                        "{\"from\": \"panSequence\"}",
                        "{\"from\": \"panSequence\", \"as\": \"yyMM\"}",
                        "as: is for dates"),
                mistake(
                        "{\"from\": \"panSequence\"}",
                        "{\"from\": \"name\"}",
                        "from: a value of type TEXT cannot be encoded so"),
                mistake(
                        "{\"ascii\": {\"from\": \"nameOnCard\"}",
                        "{\"ascii\": {\"from\": \"name\"}",
                        "from: a value of type TEXT cannot be encoded so"),
                mistake("\"CARDMINT PAY\"", "\"CARDMINT €\"", "ascii: takes printable ASCII only"),
                mistake(
                        "{\"digits\": [{\"from\": \"pan\"}], \"pad\": \"F\"}",
                        "{\"digits\": [{\"from\": \"pan\"}]}",
                        "digits: can be an odd number of digits: name a pad"),
                mistake(
                        "{\"text\": \"0\"}, {\"from\": \"serviceCode\"}",
                        "{\"from\": \"serviceCode\"}",
                        "digits: can be an odd number of digits: name a pad"),
                mistake("\"pad\": \"F\"}", "\"pad\": \"E\"}", "pad: must be F or 0"),
                mistake("{\"text\": \"D\"}", "{\"text\": \"G\"}", "digits: takes texts of 0–9 and A–F only"),
                mistake("{\"hex\": \"0999\"}", "{\"octal\": \"0999\"}", "must have exactly one of the encodings"),
                mistake(
                        "{\"hex\": \"0999\"}",
                        "{\"hex\": \"0999\", \"utf8\": {\"text\": \"A\"}}",
                        "must have exactly one of the encodings"),
                mistake("{\"hex\": \"0999\"}", "{\"hex\": \"0999\", \"then\": 1}", "then: is unknown here"),
                mistake("{\"hex\": \"0999\"}", "{\"hex\": \"099f\"}", "hex: must be 1 to 240 bytes in hexadecimal"),
                mistake(
                        "{\"hex\": \"0999\"}",
                        "{\"generated\": \"more\", \"bytes\": 16}",
                        "generated: stands in a grouping marked secret only"),
                mistake("\"tag\": \"5F28\"", "\"tag\": \"5F\"", "tag: is no tag of BER-TLV"),
                mistake("\"tag\": \"5F28\"", "\"tag\": \"7F28\"", "tag: a constructed tag holds data objects"),
                mistake("\"tag\": \"A5\"", "\"tag\": \"85\"", "tag: a constructed tag holds data objects"),
                mistake(
                        "\"secret\": true",
                        "\"secret\": 1",
                        "applications[0].personalization.dgis[3].secret: must be true or false"),
                mistake(
                        "\"secret\": true, \"content\": [{",
                        "\"secret\": true, \"content\": [{\"hex\": \"00\"}, {",
                        "applications[0].personalization.dgis[3].content[0]: a secret grouping takes generated content only"),
                mistake("\"bytes\": 48", "\"bytes\": 40", "bytes: must be a multiple of 16"),
                mistake(
                        "\"bytes\": 48}",
                        "\"bytes\": 48}, {\"generated\": \"applicationKeys\", \"bytes\": 16}",
                        "generated: is generated twice"),
                mistake("{\"generated\": \"applicationKeys\"", "{\"generated\": \"Keys\"", "generated: must be a name"),
                mistake(
                        "\"checkValues\": \"applicationKeys\"",
                        "\"checkValues\": \"others\"",
                        "checkValues: no secret others is generated before it"),
                mistake("\"keyBytes\": 16", "\"keyBytes\": 32", "keyBytes: must be 16, 24 or 32 and divide"),
                mistake("\"keyBytes\": 16", "\"keyBytes\": 20", "keyBytes: must be 16, 24 or 32 and divide"),
                mistake(
                        "\"lifeCycle\": \"SECURED\"",
                        "\"lifeCycle\": \"CARD_LOCKED\"",
                        "lifeCycle: must be INITIALIZED or SECURED"),
                mistake("\"lifeCycle\": \"SECURED\"", "\"lifeCycle\": \"DONE\"", "lifeCycle: must be one of [OP_READY"),
                mistake("\"retain\": \"all\"", "\"retain\": \"some\"", "retain: must be all"),
                mistake(
                        "\"install\": 30000",
                        "\"install\": 99",
                        "timeLimitsMillis.install: must be a number from 100 to 600000"),
                mistake(
                        "\"install\": 30000",
                        "\"install\": 30000, \"load\": 1",
                        "timeLimitsMillis.load: is unknown here"),
                mistake(
                        "\"type\": \"EMBOSSED\"",
                        "\"type\": \"PUNCHED\"",
                        "values.nameOnCard.type: must be one of [TEXT, EMBOSSED, DATE, DIGITS, CARD_NUMBER, PHOTO]"),
                mistake("\"length\": 3", "\"length\": 0", "values.serviceCode.length: must be a number from 1 to 40"),
                mistake("\"length\": 3", "\"maxBytes\": 3", "values.serviceCode.length: is missing"),
                mistake(
                        "\"multiline\": true",
                        "\"multiline\": \"yes\"",
                        "values.address.multiline: must be true or false"),
                mistake(
                        "\"label\": \"Card number\"",
                        "\"label\": \"Card number\", \"multiline\": true",
                        "values.pan.multiline: is unknown here"),
                mistake("\"pan\": {\"type\"", "\"PAN\": {\"type\"", "values.PAN: a value's name is letters and digits"),
                mistake("\"values\": {", "\"values\": {\"name\": {},", "line "),
                mistake(
                        "\"blockSize\": 200",
                        "\"blockSize\": 200, \"more\": 1",
                        "applications[0].personalization.more: is unknown here"),
                mistake(
                        "\"privileges\": \"00\"",
                        "\"privileges\": \"00\", \"more\": 1",
                        "applications[0].more: is unknown here"),
                mistake("\"mode\": \"S8\"", "\"mode\": \"S8\", \"more\": 1", "secureChannel.more: is unknown here"),
                mistake("\"set\": \"issuer\"", "\"set\": \"issuer\", \"more\": 1", "issuerKeys.more: is unknown here"),
                mistake(
                        "{\"from\": \"panSequence\"}",
                        "{\"from\": \"panSequence\", \"more\": 1}",
                        "digits[0].more: is unknown here"),
                mistake("{\"text\": \"D\"}", "{\"text\": \"D\", \"more\": 1}", "digits[1].more: is unknown here"),
                mistake(
                        "{\"hex\": \"0999\"}",
                        "{\"hex\": \"%s\"}".formatted("00".repeat(241)),
                        "hex: must be 1 to 240 bytes"),
                mistake(
                        "\"parameters\": \"C900\"",
                        "\"parameters\": \"%s\"".formatted("C9".repeat(65)),
                        "applications[0].parameters: must be 2 to 64 bytes"),
                mistake("\"profile\": \"payment\",", "\"profile\": \"payment\"", "line 3: is not JSON"));
    }

    private static Arguments mistake(String right, String wrong, String message) {
        return Arguments.of(right, wrong, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void rejectsAMistakeAndSaysWhere(String right, String wrong, String message) {
        assertThat(DOCUMENT).contains(right);
        int at = DOCUMENT.indexOf(right);
        String mistaken = DOCUMENT.substring(0, at) + wrong + DOCUMENT.substring(at + right.length());

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(mistaken))
                .withMessageContaining(message);
    }

    static List<Arguments> mistakesWithLines() {
        return List.of(
                mistake(
                        "\"version\": 1",
                        "\"version\": 0",
                        "\"version\"",
                        "version",
                        "must be a number from 1 to 1000000"),
                mistake("\"profile\": \"payment\",", "", "{", "profile", "is missing"),
                mistake(
                        "\"mode\": \"S8\"",
                        "\"mode\": \"S8\", \"more\": 1",
                        "\"mode\": \"S8\"",
                        "secureChannel.more",
                        "is unknown here"),
                mistake(
                        "\"keyBytes\": 16",
                        "\"keyBytes\": 32",
                        "\"keyBytes\": 16",
                        "applications[0].personalization.dgis[4].content[0].keyBytes",
                        "must be 16, 24 or 32 and divide the secret's 48 bytes"),
                mistake(
                        "\"from\": \"panSequence\"",
                        "\"from\": \"sequence\"",
                        "\"from\": \"panSequence\"",
                        "applications[0].personalization.dgis[2].content[0].content[3].content[0].digits[0].from",
                        "there is no value sequence"),
                mistake(
                        "\"level\": \"33\"",
                        "\"level\": \"11\"",
                        "\"mode\": \"S8\"",
                        "secureChannel.level",
                        "does not encrypt commands"),
                mistake(
                        "\"maxBytes\": 200",
                        "\"maxBytes\": 250",
                        "\"dgi\": \"0102\"",
                        "applications[0].personalization.dgis[1].content",
                        "can become"),
                mistake(
                        "\"lifeCycle\": \"SECURED\"",
                        "\"lifeCycle\": \"SECURED\",,",
                        "\"lifeCycle\"",
                        "",
                        "is not JSON"),
                mistake(
                        "\"values\": {",
                        "\"values\": {\"name\": {},",
                        "\"name\": {\"type\"",
                        "",
                        "is not JSON, or names a field twice"));
    }

    /** What stands on the line that is to be named, and is on no line before it. */
    private static Arguments mistake(String right, String wrong, String onLine, String path, String reason) {
        return Arguments.of(right, wrong, onLine, path, reason);
    }

    @ParameterizedTest
    @MethodSource("mistakesWithLines")
    void namesTheLineOfAMistake(String right, String wrong, String onLine, String path, String reason) {
        assertThat(DOCUMENT).containsOnlyOnce(right);
        int line = 1
                + (int) DOCUMENT.substring(0, DOCUMENT.indexOf(onLine))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(DOCUMENT.replace(right, wrong)))
                .satisfies(mistake -> {
                    assertThat(mistake.line()).isEqualTo(line);
                    assertThat(mistake.path()).isEqualTo(path);
                    assertThat(mistake.reason()).startsWith(reason);
                })
                .withMessageStartingWith(
                        path.isEmpty() ? "line %d: ".formatted(line) : "line %d, %s: ".formatted(line, path));
    }

    static List<Arguments> photoMistakes() {
        return List.of(
                mistake("12000", "12001", "values.photo.maxBytes: must be a number from 2000 to 12000"),
                mistake("12000", "1999", "values.photo.maxBytes: must be a number from 2000 to 12000"),
                mistake("\"maxBytes\": 12000", "\"length\": 12000", "values.photo.maxBytes: is missing"),
                mistake(
                        "{\"image\": {\"from\": \"photo\"}}",
                        "{\"utf8\": {\"from\": \"photo\"}}",
                        "content[0].content[0].utf8.from: a value of type PHOTO cannot be encoded so"),
                mistake(
                        "{\"image\": {\"from\": \"photo\"}}",
                        "{\"image\": {\"from\": \"name\"}}",
                        "content[0].content[0].image.from: a value of type TEXT cannot be encoded so"),
                mistake(
                        "{\"image\": {\"from\": \"photo\"}}",
                        "{\"image\": {\"from\": \"portrait\"}}",
                        "content[0].content[0].image.from: there is no value portrait"),
                mistake(
                        "{\"image\": {\"from\": \"photo\"}}",
                        "{\"image\": {\"from\": \"photo\", \"as\": \"png\"}}",
                        "content[0].content[0].image.as: is unknown here"),
                mistake("{\"dgi\": \"A010\"", "{\"dgi\": \"0103\"", "can become 12004 bytes, 250 fit"),
                mistake(
                        "\"photo\": {\"type\"",
                        "\"other\": {\"type\": \"PHOTO\", \"label\": \"Other\", \"maxBytes\": 2000}, \"photo\": {\"type\"",
                        "values.photo: is a second photo beside other: an order has one"));
    }

    @ParameterizedTest
    @MethodSource("photoMistakes")
    void rejectsAMistakeAboutAPhotoAndSaysWhere(String right, String wrong, String message) {
        String document = TestProfiles.documentWithPhoto();
        assertThat(document).containsOnlyOnce(right);

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(document.replace(right, wrong)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void takesKeysOfEveryAesLength(int keyBytes) {
        CardTypeProfile profile = parse(DOCUMENT.replace("\"bytes\": 48", "\"bytes\": 96")
                .replace("\"keyBytes\": 16", "\"keyBytes\": " + keyBytes));

        assertThat(profile.secrets()).containsValue(96);
    }

    @Test
    void measuresFixedTextInBytes() {
        String fits = "\u00E9".repeat(40) + "a".repeat(170);
        String right = "{\"utf8\": {\"from\": \"address\"}}";

        parse(DOCUMENT.replace(right, "{\"utf8\": {\"text\": \"%s\"}}".formatted("a".repeat(230))));
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(DOCUMENT.replace(right, "{\"utf8\": {\"text\": \"%s\"}}".formatted(fits))))
                .withMessageContaining("can become 265 bytes, 250 fit");
    }

    @Test
    void rejectsADocumentCutOffAnywhere() {
        for (int length = 0; length < DOCUMENT.stripTrailing().length(); length += 7) {
            String cut = DOCUMENT.substring(0, length);
            assertThatExceptionOfType(MalformedProfileException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> parse(cut));
        }
    }

    @Test
    void rejectsTextAfterTheDocument() {
        assertThatExceptionOfType(MalformedProfileException.class).isThrownBy(() -> parse(DOCUMENT + "{}"));
    }

    @Test
    void rejectsMoreBlocksThanHaveANumber() {
        String tiny = DOCUMENT.replace("\"blockSize\": 200", "\"blockSize\": 16")
                .replace("{\"dgi\": \"9102\"", filler() + "{\"dgi\": \"9102\"");

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(tiny))
                .withMessageContaining("blocks, at most 256 have a number");
    }

    private static String filler() {
        var dgis = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            dgis.append("{\"dgi\": \"A0%02X\", \"name\": \"Filler\", \"content\": [{\"hex\": \"%s\"}]},"
                    .formatted(i, "00".repeat(240)));
        }
        return dgis.toString();
    }

    private static CardTypeProfile parse(String document) {
        return ProfileDocument.parse(document.getBytes(StandardCharsets.UTF_8));
    }

    /** A card whose identity is not read could not be found again, and its tries not be counted. */
    @ParameterizedTest
    @CsvSource({
        "\"claim\": \"chipNumber\", \"claim\": \"selectChipNumber\"",
        "00B000000A, 00B000010A",
        "00B000000A, 00B0000009",
        "00B000000A, 00B201040A",
        "00A40800045000500100, 00A40800045000500200"
    })
    void refusesACardWithAnAccessKeyWhoseNumberIsNotRead(String right, String wrong) {
        String document = TestProfiles.document("files-keyed").replace(right, wrong);

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> ProfileDocument.parse(document.getBytes(StandardCharsets.UTF_8)))
                .withMessage("line 13, identification.claim: must be READ BINARY of 5000/5001, 10 bytes from its start,"
                        + " after its SELECT: the card is known by that number");
    }

    @Test
    void takesAChipNumberThatIsSelectedStepByStep() {
        String select = "{\"name\": \"selectChipNumber\", \"command\": \"00A40800045000500100\"}";
        String document = TestProfiles.document("files-keyed")
                .replace(
                        select,
                        "{\"name\": \"selectDirectory\", \"command\": \"00A4000C025000\"},"
                                + "{\"name\": \"selectFile\", \"command\": \"00A4020C025001\"}");

        assertThat(document).doesNotContain(select);
        assertThatCode(() -> ProfileDocument.parse(document.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }
}
