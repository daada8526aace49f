package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is encrypted or authenticated to get a card's key: bytes, one after the other, each a constant of two
 * hexadecimal digits or a place: {@code d0} to {@code d9} for a byte of the diversification data, {@code k} for the
 * key's number (1 Key-ENC, 2 Key-MAC, 3 Key-DEK), {@code i} for the number of the block, from 1.
 */
record KeyPattern(List<String> places) {

    private static final String KEY_NUMBER = "k";
    private static final String BLOCK_NUMBER = "i";
    private static final int MOST = 64;

    KeyPattern {
        places = List.copyOf(places);
        if (places.size() > MOST) {
            throw new IllegalArgumentException("A key's pattern has at most %d bytes".formatted(MOST));
        }
        for (String place : places) {
            if (!place.matches("[0-9A-F]{2}|d[0-9]|[ki]")) {
                throw new IllegalArgumentException("Not a byte of a key's pattern: " + place);
            }
        }
        if (!places.contains(KEY_NUMBER)) {
            throw new IllegalArgumentException("A card's three keys would be the same: the pattern has no k");
        }
        if (places.stream().noneMatch(place -> place.startsWith("d"))) {
            throw new IllegalArgumentException("All cards would have the same keys: the pattern has no d0 to d9");
        }
    }

    static KeyPattern parse(String text) {
        return new KeyPattern(List.of(text.split(" ", -1)));
    }

    /** Which bytes of the diversification data it takes. */
    Set<Integer> covered() {
        return places.stream()
                .filter(place -> place.startsWith("d"))
                .map(place -> place.charAt(1) - '0')
                .collect(Collectors.toSet());
    }

    int size() {
        return places.size();
    }

    boolean countsBlocks() {
        return places.contains(BLOCK_NUMBER);
    }

    /** Puts a card, a key and a block in. */
    byte[] fill(Bytes diversificationData, int key, int block) {
        var filled = new ArrayList<Integer>();
        for (String place : places) {
            filled.add(
                    switch (place.charAt(0)) {
                        case 'k' -> key;
                        case 'i' -> block;
                        case 'd' -> diversificationData.unsigned(place.charAt(1) - '0');
                        default -> Integer.parseInt(place, 16);
                    });
        }
        return Bytes.of(filled.stream().mapToInt(Integer::intValue).toArray()).toByteArray();
    }
}
