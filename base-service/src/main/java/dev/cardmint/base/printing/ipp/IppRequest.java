package dev.cardmint.base.printing.ipp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes the head of a request, up to the document (RFC 8010, 3.1). */
final class IppRequest {

    private static final int VERSION_1_1 = 0x0101;

    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(encoded);

    private final int id;

    private IppRequest(int id) {
        this.id = id;
    }

    /** The request-id, which the answer repeats. */
    int id() {
        return id;
    }

    /** A request with the operation attributes that each begins with (RFC 8011, 4.1.4). */
    static IppRequest of(IppOperation operation, int requestId, URI printer) {
        var request = new IppRequest(requestId);
        request.twoBytes(VERSION_1_1);
        request.twoBytes(operation.id());
        request.fourBytes(requestId);
        return request.group(IppTag.OPERATION_ATTRIBUTES)
                .text(IppTag.CHARSET, "attributes-charset", "utf-8")
                .text(IppTag.NATURAL_LANGUAGE, "attributes-natural-language", "en")
                .text(IppTag.URI, "printer-uri", printer.toString());
    }

    IppRequest group(int tag) {
        oneByte(tag);
        return this;
    }

    /** An attribute with a text, and further ones. */
    IppRequest text(int tag, String name, String... values) {
        String named = name;
        for (String value : values) {
            value(tag, named, value.getBytes(StandardCharsets.UTF_8));
            named = "";
        }
        return this;
    }

    IppRequest integer(String name, int value) {
        oneByte(IppTag.INTEGER);
        sized(name.getBytes(StandardCharsets.UTF_8));
        twoBytes(Integer.BYTES);
        fourBytes(value);
        return this;
    }

    IppRequest flag(String name, boolean value) {
        value(IppTag.BOOLEAN, name, new byte[] {(byte) (value ? 1 : 0)});
        return this;
    }

    /** Begins a collection; its members follow, then {@link #endCollection()} (RFC 8010, 3.1.6). */
    IppRequest collection(String name) {
        value(IppTag.BEGIN_COLLECTION, name, new byte[0]);
        return this;
    }

    IppRequest memberCollection(String name) {
        memberName(name);
        return collection("");
    }

    IppRequest memberInteger(String name, int value) {
        memberName(name);
        return integer("", value);
    }

    IppRequest endCollection() {
        value(IppTag.END_COLLECTION, "", new byte[0]);
        return this;
    }

    byte[] end() {
        oneByte(IppTag.END_OF_ATTRIBUTES);
        return encoded.toByteArray();
    }

    private void memberName(String name) {
        value(IppTag.MEMBER_NAME, "", name.getBytes(StandardCharsets.UTF_8));
    }

    private void value(int tag, String name, byte[] value) {
        oneByte(tag);
        sized(name.getBytes(StandardCharsets.UTF_8));
        sized(value);
    }

    private void sized(byte[] part) {
        twoBytes(part.length);
        encoded.writeBytes(part);
    }

    private void oneByte(int value) {
        encoded.write(value);
    }

    private void twoBytes(int value) {
        try {
            out.writeShort(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fourBytes(int value) {
        try {
            out.writeInt(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
