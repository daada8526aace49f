package dev.cardmint.center.profiles;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The key versions that a card lists in its key information template (GPCS 11.3.3.1); in the clear, so a hint only. */
record KeyInformation(Set<Integer> versions) {

    private static final String READOUT = "keyInformation";
    private static final int TEMPLATE = 0xE0;
    private static final int KEY = 0xC0;
    private static final int VERSION = 1;

    KeyInformation {
        versions = Set.copyOf(versions);
    }

    /** What the readouts tell; nothing if the card answered none, or none that can be read. */
    static KeyInformation of(List<ReadoutAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.name().equals(READOUT))
                .findFirst()
                .map(answer -> read(ResponseApdu.parse(answer.response())))
                .orElse(new KeyInformation(Set.of()));
    }

    private static KeyInformation read(ResponseApdu response) {
        if (!response.statusWord().succeeded()) {
            return new KeyInformation(Set.of());
        }
        try {
            Tlv template = Tlv.parse(response.data());
            return new KeyInformation(
                    template.tag() == TEMPLATE
                            ? template.parts().stream()
                                    .filter(part ->
                                            part.tag() == KEY && part.value().size() > VERSION)
                                    .map(part -> part.value().unsigned(VERSION))
                                    .collect(Collectors.toSet())
                            : Set.of());
        } catch (MalformedTlvException e) {
            return new KeyInformation(Set.of());
        }
    }

    boolean lists(KeyVersionNumber version) {
        return versions.contains(version.value());
    }
}
