package dev.cardmint.center.profiles.versions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardmint.center.profiles.MalformedProfileException;

class ProfileBundleFuzzTests {

    @FuzzTest(maxDuration = "20s")
    void readsOrRefuses(byte[] input) {
        try {
            ProfileBundle bundle = ProfileBundle.parse(input);
            assertThat(ProfileBundle.parse(bundle.encode())).isEqualTo(bundle);
        } catch (MalformedProfileException refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }
}
