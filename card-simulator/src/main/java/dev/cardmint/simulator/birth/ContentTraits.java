package dev.cardmint.simulator.birth;

import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a card has room for and what it demands of load files.
 *
 * @param memory bytes of non-volatile memory for load files, applications and their data
 * @param mandatedDap whether every load file must carry a signature (GPC 2.3.1, 9.2.1)
 * @param securityDomain AID of the issuer security domain (GPC 2.3.1, 7.3)
 */
public record ContentTraits(int memory, boolean mandatedDap, Aid securityDomain) {

    /** The name that the standard gives to issuer security domains (GPC 2.3.1, H.1.3). */
    public static final Aid USUAL_SECURITY_DOMAIN = Aid.parse("A000000151000000");

    /** What an image of a full card has room for. */
    public static final int MAX_MEMORY = 160 * 1024;

    public static final ContentTraits USUAL = new ContentTraits(80 * 1024, false, USUAL_SECURITY_DOMAIN);

    public ContentTraits {
        if (memory < 0 || memory > MAX_MEMORY) {
            throw new IllegalArgumentException("A card has at most %d bytes of memory".formatted(MAX_MEMORY));
        }
    }

    static ContentTraits readFrom(DataInput in) throws IOException {
        return new ContentTraits(in.readInt(), in.readBoolean(), new Aid(ImageBytes.read(in)));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(memory);
        out.writeBoolean(mandatedDap);
        ImageBytes.write(out, securityDomain.value());
    }

    public ContentTraits memory(int bytes) {
        return new ContentTraits(bytes, mandatedDap, securityDomain);
    }

    public ContentTraits mandatedDap(boolean mandated) {
        return new ContentTraits(memory, mandated, securityDomain);
    }

    public ContentTraits securityDomain(Aid name) {
        return new ContentTraits(memory, mandatedDap, name);
    }
}
