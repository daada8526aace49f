package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.reading.ExpectedGrouping.ExpectedObject;
import dev.cardmint.simulator.reading.ReadBackResult.Unreadable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what a card gave with what it should hold, object by object. */
final class Comparison {

    private static final int CHECK_VALUE = 3;
    private static final int LARGEST_PICTURE = 12_000;

    private Map<Integer, Bytes> read = Map.of();
    private final List<String> different = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final MessageDigest digest = sha256();
    private int objects;
    private int bytes;

    /** Compares one application with what was read of it, by DGI. */
    void compareAll(List<ExpectedGrouping> expected, Map<Integer, Bytes> contents) {
        read = contents;
        new TreeMap<>(contents).forEach((identifier, content) -> digest(identifier, content));
        Set<Integer> known = new HashSet<>();
        for (ExpectedGrouping grouping : expected) {
            known.add(grouping.identifier());
            if (grouping.keys() > 0) {
                checkValues(grouping);
            } else if (grouping.picture()) {
                comparePicture(grouping);
            } else if (!grouping.secret()) {
                compare(grouping);
            }
        }
        read.keySet().stream()
                .filter(identifier -> !known.contains(identifier))
                .forEach(
                        identifier -> different.add("DGI %04X, which the profile does not have".formatted(identifier)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    /** Each content behind its identifier and its length, so that no two cards share a digest by where one ends. */
    private void digest(int identifier, Bytes content) {
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(identifier)
                .putInt(content.size())
                .array());
        digest.update(content.toByteArray());
    }

    private void comparePicture(ExpectedGrouping grouping) {
        Bytes actual = read.get(grouping.identifier());
        objects++;
        bytes += actual == null ? 0 : actual.size();
        boolean same = actual != null
                && actual.size() <= LARGEST_PICTURE
                && !Picture.hasMetadata(actual)
                && Picture.same(actual, grouping.content());
        require(same, grouping.name());
    }

    private void compare(ExpectedGrouping grouping) {
        Bytes actual = read.get(grouping.identifier());
        int before = different.size();
        for (ExpectedObject object : grouping.objects()) {
            objects++;
            bytes += object.value().size();
            if (!Objects.equals(object.value(), find(actual, object.path()))) {
                different.add(object.name());
            }
        }
        if (different.size() == before && !Objects.equals(grouping.content(), actual)) {
            different.add(grouping.name());
        }
    }

    /** The value at the end of a path of tags, or {@code null} if the card's data has no such object. */
    private static @Nullable Bytes find(@Nullable Bytes content, List<Integer> path) {
        Bytes value = content;
        try {
            for (int tag : path) {
                value = value == null ? null : valueOf(value, tag);
            }
            return value;
        } catch (MalformedTlvException e) {
            return null;
        }
    }

    private static @Nullable Bytes valueOf(Bytes content, int tag) {
        for (Tlv object : Tlv.parseAll(content)) {
            if (object.tag() == tag) {
                return object.value();
            }
        }
        return null;
    }

    private void checkValues(ExpectedGrouping grouping) {
        Bytes actual = read.get(grouping.identifier());
        if (actual == null || actual.size() != grouping.keys() * CHECK_VALUE) {
            different.add(grouping.name());
            return;
        }
        for (int key = 0; key < grouping.keys(); key++) {
            Bytes value = actual.slice(key * CHECK_VALUE, (key + 1) * CHECK_VALUE);
            unreadable.add(new Unreadable("Application key " + (key + 1), value));
        }
    }

    /** A state that is not as it should be counts as a difference under its name. */
    void require(boolean asExpected, String name) {
        if (!asExpected) {
            different.add(name);
        }
    }

    void cannotRead(String name, Bytes checkValue) {
        unreadable.add(new Unreadable(name, checkValue));
    }

    ReadBackResult result(String lifeCycle, boolean keysProved) {
        return new ReadBackResult(
                objects, bytes, different, unreadable, Bytes.copyOf(digest.digest()), lifeCycle, keysProved);
    }
}
