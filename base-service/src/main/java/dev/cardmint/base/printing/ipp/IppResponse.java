package dev.cardmint.base.printing.ipp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a printer answered (RFC 8010, 3.1). Of an attribute that stands in several groups the last is kept; members of
 * collections are values among others, since none is asked for.
 */
final class IppResponse {

    /** Everything below is a success of some kind (RFC 8011, appendix B). */
    private static final int FIRST_FAILURE = 0x0100;

    private final int status;
    private final int requestId;
    private final Map<String, List<Value>> attributes;

    private IppResponse(int status, int requestId, Map<String, List<Value>> attributes) {
        this.status = status;
        this.requestId = requestId;
        this.attributes = attributes;
    }

    private record Value(int tag, ByteBuffer content) {

        private boolean isNumber() {
            return (tag == IppTag.INTEGER || tag == IppTag.ENUM) && content.remaining() == Integer.BYTES;
        }

        private String text() {
            return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        }
    }

    /** @throws MalformedIppException if it is no answer to the end of its attributes */
    static IppResponse parse(byte[] encoded) {
        try {
            ByteBuffer in = ByteBuffer.wrap(encoded);
            int major = in.get();
            in.get();
            if (major != 1 && major != 2) {
                throw new MalformedIppException("An answer of version %d".formatted(major));
            }
            int status = in.getShort() & 0xFFFF;
            int requestId = in.getInt();
            return new IppResponse(status, requestId, attributes(in));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new MalformedIppException("An answer that ends too early");
        }
    }

    private static Map<String, List<Value>> attributes(ByteBuffer in) {
        var attributes = new LinkedHashMap<String, List<Value>>();
        List<Value> values = null;
        for (int tag = in.get() & 0xFF; tag != IppTag.END_OF_ATTRIBUTES; tag = in.get() & 0xFF) {
            if (tag < IppTag.FIRST_VALUE) {
                values = null;
                continue;
            }
            String name = StandardCharsets.UTF_8.decode(sized(in)).toString();
            if (!name.isEmpty()) {
                values = new ArrayList<>();
                attributes.put(name, values);
            }
            if (values == null) {
                throw new MalformedIppException("A value that belongs to no attribute");
            }
            values.add(new Value(tag, sized(in)));
        }
        return attributes;
    }

    private static ByteBuffer sized(ByteBuffer in) {
        int size = in.getShort() & 0xFFFF;
        ByteBuffer part = in.slice().limit(size);
        in.position(in.position() + size);
        return part;
    }

    boolean succeeded() {
        return status < FIRST_FAILURE;
    }

    int status() {
        return status;
    }

    int requestId() {
        return requestId;
    }

    /** The first number of an attribute, or {@code null} if it has none. */
    @Nullable
    Integer number(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .filter(Value::isNumber)
                .map(value -> value.content().duplicate().getInt())
                .findFirst()
                .orElse(null);
    }

    /** The texts of an attribute; empty if it is not there. */
    List<String> texts(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .map(Value::text)
                .toList();
    }

    /** Whether an attribute says no; one that is not there says nothing. */
    boolean isFalse(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .anyMatch(value -> value.tag() == IppTag.BOOLEAN
                        && value.content().remaining() == 1
                        && value.content().get(0) == 0);
    }
}
