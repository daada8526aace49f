package dev.cardmint.lab.samples;

import dev.cardmint.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The sample card requests, in the order of their file names. */
public record SampleRequests(List<SampleRequest> requests) {

    private static final JsonMapper JSON = new JsonMapper();

    public SampleRequests {
        requests = List.copyOf(requests);
    }

    /** Reads every JSON file of a folder. */
    public static SampleRequests in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new SampleRequests(files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(SampleRequests::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the samples in " + folder, e);
        }
    }

    /** The first request for each of these card types, in their order. */
    public SampleRequests oneOfEach(List<String> cardTypes) {
        return new SampleRequests(cardTypes.stream().map(this::firstOf).toList());
    }

    private SampleRequest firstOf(String cardType) {
        return requests.stream()
                .filter(request -> request.cardType().equals(cardType))
                .findFirst()
                .orElseThrow(() -> new LabException("There is no sample request for " + cardType));
    }

    /** These and others after them. */
    public SampleRequests and(SampleRequests others) {
        return new SampleRequests(
                Stream.concat(requests.stream(), others.requests.stream()).toList());
    }

    private static SampleRequest read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), SampleRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same people with the orders and card numbers of one run of one seed. */
    public SampleRequests of(long seed, long run) {
        Random random = new Random(31 * seed + run);
        return new SampleRequests(requests.stream()
                .map(request -> request.ordered("run-%d-%s".formatted(run, request.orderId()), random))
                .toList());
    }
}
