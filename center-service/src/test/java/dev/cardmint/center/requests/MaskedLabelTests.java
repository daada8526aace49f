package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedLabelTests {

    @ParameterizedTest
    @CsvSource({
        "Zoë Åsa Lindström-Müller, 9999991048572014, Z. Å. L. •••• 2014",
        "प्रियंका शर्मा, 9999994355617802, प. श. •••• 7802",
        "𠮷野 家, 9999994355617802, 𠮷. 家. •••• 7802",
        "One Two Three Four, '', O. T. T.",
        "'  ', 9999994355617802, •••• 7802",
        "Ann, 1234, A."
    })
    void showsInitialsAndTheLastDigits(String name, String number, String label) {
        assertThat(MaskedLabel.of(name, number)).isEqualTo(label);
    }
}
