package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A card request as it was sent to the center, read from its JSON document. */
final class CardOrder {

    private final JsonNode document;

    CardOrder(String json) throws ReadBackException {
        document = CardProfile.object("card request", json);
    }

    /** The values by name, in Unicode's composed form (NFC), in which they are written to cards. */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        document.path("values")
                .properties()
                .forEach(value -> values.put(
                        value.getKey(), Normalizer.normalize(value.getValue().asString(""), Normalizer.Form.NFC)));
        return values;
    }

    Bytes photo() throws ReadBackException {
        try {
            return Bytes.copyOf(
                    Base64.getDecoder().decode(document.path("photo").asString("")));
        } catch (IllegalArgumentException e) {
            throw new ReadBackException("The card request has no photo in base64");
        }
    }
}
