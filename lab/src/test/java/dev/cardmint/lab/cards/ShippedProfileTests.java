package dev.cardmint.lab.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.lab.samples.SampleRequest;
import dev.cardmint.lab.samples.SampleRequests;
import dev.cardmint.model.relay.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedProfileTests {

    private static final Path DOCUMENTS = Path.of("../center-service/src/main/resources/profiles");
    private static final List<ShippedProfile> SHIPPED = ShippedProfile.in(DOCUMENTS);

    @TempDir
    Path folder;

    @Test
    void saysOverWhatACardIsWrittenAndWhichKeysItHasThen() {
        Map<String, ShippedProfile> profiles =
                SHIPPED.stream().collect(Collectors.toMap(ShippedProfile::name, Function.identity()));

        assertThat(profiles)
                .containsEntry("payment", new ShippedProfile("payment", "SCP03", "33", "issuer"))
                .containsEntry("payment-aes256", new ShippedProfile("payment-aes256", "SCP03", "33", "issuer-256"))
                .containsEntry("payment-legacy", new ShippedProfile("payment-legacy", "SCP02", "03", "issuer-des"))
                .containsEntry("files", new ShippedProfile("files", "ISO7816-4", "none", null))
                .containsEntry("files-keyed", new ShippedProfile("files-keyed", "ISO7816-4", "none", "access"));
    }

    @Test
    void promisesTheProofThatTheLevelCanGive() throws IOException {
        assertThat(profile("SCP03", "33").proof()).isEqualTo(Proof.PROVED);
        assertThat(profile("SCP02", "13").proof()).isEqualTo(Proof.PROVED);
        assertThat(profile("SCP03", "03").proof()).isEqualTo(Proof.RECEIVED);
        assertThat(profile("SCP02", "01").proof()).isEqualTo(Proof.RECEIVED);
        assertThat(ShippedProfile.read(DOCUMENTS.resolve("files-keyed.json")).proof())
                .isEqualTo(Proof.COMPARED);
    }

    private ShippedProfile profile(String protocol, String level) throws IOException {
        String document = "{\"profile\":\"x\",\"secureChannel\":{\"protocol\":\"%s\",\"level\":\"%s\"}}";
        return ShippedProfile.read(Files.writeString(folder.resolve("x.json"), document.formatted(protocol, level)));
    }

    @Test
    void hasABlankAndASampleRequestEach() {
        List<String> names = SHIPPED.stream().map(ShippedProfile::name).toList();
        Path samples = Path.of("../docs/samples");

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(
                        CardKind.of(name, false).cardType())
                .isEqualTo(name));
        assertThat(SampleRequests.in(samples)
                        .and(SampleRequests.in(samples.resolve("card-types")))
                        .oneOfEach(names)
                        .requests())
                .extracting(SampleRequest::cardType)
                .isEqualTo(names);
    }
}
