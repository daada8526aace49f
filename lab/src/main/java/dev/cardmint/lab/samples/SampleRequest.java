package dev.cardmint.lab.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One card request in the form of {@code POST /v1/card-requests}.
 *
 * @param photo a JPEG in base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SampleRequest(
        String orderId,
        String cardType,
        Map<String, String> values,
        @Nullable String photo) {

    private static final List<String> NUMBERS = List.of("documentNumber", "readerNumber", "customerNumber");

    public SampleRequest {
        values = Map.copyOf(values);
    }

    /** The same person with another order and other numbers of the same length. */
    SampleRequest ordered(String order, Random random) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.computeIfPresent("pan", (name, pan) -> CardNumbers.random(pan.length(), random));
        NUMBERS.forEach(name -> changed.computeIfPresent(name, (same, number) -> digits(number.length(), random)));
        return new SampleRequest(order, cardType, changed, photo);
    }

    private static String digits(int length, Random random) {
        return random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "SampleRequest[" + orderId + "]";
    }
}
