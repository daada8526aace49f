package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.List;

/** What a card's own card data (GPCS H.2, tag 66) say of its secure channel. */
final class SecureChannelData {

    private static final int CARD_DATA = 0x66;
    private static final int RECOGNITION_DATA = 0x73;
    private static final int SECURE_CHANNEL = 0x64;
    private static final int OBJECT_IDENTIFIER = 0x06;

    /** 1.2.840.114283.4.3.i: SCP03 with option i. */
    private static final Bytes SCP03 = Bytes.ofHex("2A864886FC6B0403");

    private SecureChannelData() {}

    /** Whether it has SCP03, and in no form whose challenges follow from its keys. */
    static boolean hasRandomChallenges(Bytes cardData) {
        try {
            Tlv outer = Tlv.parse(cardData);
            Tlv recognition = outer.tag() == CARD_DATA ? outer.part(RECOGNITION_DATA) : null;
            List<Bytes> identifiers = recognition == null ? List.of() : identifiers(recognition);
            return !identifiers.isEmpty() && identifiers.stream().allMatch(SecureChannelData::drawsChallenges);
        } catch (MalformedTlvException e) {
            return false;
        }
    }

    private static List<Bytes> identifiers(Tlv recognition) {
        return recognition.parts().stream()
                .filter(part -> part.tag() == SECURE_CHANNEL)
                .flatMap(part -> part.parts().stream())
                .filter(part -> part.tag() == OBJECT_IDENTIFIER && part.value().startsWith(SCP03))
                .map(Tlv::value)
                .toList();
    }

    private static boolean drawsChallenges(Bytes identifier) {
        if (identifier.size() != SCP03.size() + 1) {
            return false;
        }
        try {
            return !new Scp03Option(identifier.unsigned(SCP03.size())).pseudoRandomChallenge();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
