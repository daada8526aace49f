package dev.cardmint.simulator.loadfile;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Status;
import java.util.List;

/**
 * A signature of a load file (GPC 2.3.1, Table 11-58 and 9.2.1): E2 with 4F and C3.
 *
 * @param securityDomain AID of the security domain that has the key
 * @param signature the Load File Data Block Signature
 */
public record DapBlock(Bytes securityDomain, Bytes signature) {

    private static final int SECURITY_DOMAIN = 0x4F;
    private static final int SIGNATURE = 0xC3;

    static DapBlock of(Tlv block) {
        List<Tlv> parts = block.parts();
        boolean whole = parts.size() == 2
                && parts.get(0).tag() == SECURITY_DOMAIN
                && parts.get(1).tag() == SIGNATURE;
        unless(whole, Status.WRONG_DATA);
        return new DapBlock(parts.get(0).value(), parts.get(1).value());
    }
}
