package dev.cardmint.center.personalization;

import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GET STATUS: reads a part of the card's registry in TLV form (GPCS 11.4).
 *
 * @param aid the search criterion (11.4.2.3), so that one answer holds all that is found; {@code null} for every AID
 */
public record GetStatus(Scope scope, @Nullable Aid aid) {

    private static final int TLV_FORM = 0x02;
    private static final int AID = 0x4F;

    /** Which part (Table 11-33). */
    public enum Scope {
        ISSUER_SECURITY_DOMAIN(0x80),
        APPLICATIONS(0x40),
        LOAD_FILES(0x20);

        private final int p1;

        Scope(int p1) {
            this.p1 = p1;
        }
    }

    public static GetStatus ofCard() {
        return new GetStatus(Scope.ISSUER_SECURITY_DOMAIN, null);
    }

    public CommandApdu toCommand() {
        Bytes searched = aid == null ? Bytes.EMPTY : aid.value();
        Bytes criterion = Bytes.of(AID, searched.size()).concat(searched);
        return new CommandApdu(0x80, 0xF2, scope.p1, TLV_FORM, criterion, Le.ANY);
    }

    /** The entries found (Table 11-36). */
    public record Response(List<Entry> entries) {

        private static final int ENTRY = 0xE3;
        private static final int LIFE_CYCLE = 0x9F70;
        private static final int PRIVILEGES = 0xC5;

        public Response {
            entries = List.copyOf(entries);
        }

        /**
         * Reads the data field.
         *
         * @throws MalformedResponseException if it is not a sequence of whole entries
         */
        public static Response parse(Bytes data) {
            try {
                return new Response(
                        Tlv.parseAll(data).stream().map(Response::entry).toList());
            } catch (MalformedTlvException | IllegalArgumentException e) {
                throw new MalformedResponseException("GET STATUS: " + e.getMessage());
            }
        }

        private static Entry entry(Tlv template) {
            if (template.tag() != ENTRY) {
                throw new MalformedResponseException("GET STATUS answered tag %X".formatted(template.tag()));
            }
            Tlv aid = template.part(AID);
            Tlv lifeCycle = template.part(LIFE_CYCLE);
            if (aid == null || lifeCycle == null || lifeCycle.value().isEmpty()) {
                throw new MalformedResponseException("An entry of GET STATUS has no AID or no life cycle");
            }
            Tlv privileges = template.part(PRIVILEGES);
            return new Entry(
                    new Aid(aid.value()),
                    lifeCycle.value().unsigned(0),
                    privileges == null ? Bytes.EMPTY : privileges.value());
        }

        /** The entry of an application, or {@code null} if it is not there. */
        public @Nullable Entry find(Aid aid) {
            return entries.stream()
                    .filter(entry -> entry.aid().equals(aid))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * One application or security domain on the card.
     *
     * @param lifeCycle its state: of the card for the issuer security domain, else Table 11-3 or its own
     */
    public record Entry(Aid aid, int lifeCycle, Bytes privileges) {}
}
