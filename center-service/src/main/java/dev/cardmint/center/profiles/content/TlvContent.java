package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import java.util.List;
import java.util.Map;

/** A BER-TLV data object around other content. Never around secrets: they stand in a grouping of their own. */
record TlvContent(int tag, List<Content> parts) implements Content {

    TlvContent {
        parts = List.copyOf(parts);
    }

    @Override
    public byte[] encode(ContentSource source) {
        Bytes value = Bytes.copyOf(Content.encodeAll(parts, source));
        return new Tlv(tag, value).encode().toByteArray();
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        int length = Content.maxSize(parts, values);
        return new Tlv(tag, Bytes.copyOf(new byte[length])).encode().size();
    }
}
