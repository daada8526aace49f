package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.CardContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** GET STATUS (GPC 2.3.1, 11.4). */
public final class RegistryList {

    private static final int SECURITY_DOMAIN = 0x80;
    private static final int APPLICATIONS = 0x40;
    private static final int LOAD_FILES = 0x20;
    private static final int LOAD_FILES_AND_MODULES = 0x10;

    private static final int NEXT = 0x01;
    private static final int TLV = 0x02;

    private static final int TAG_LIST = 0x5C;

    /** What fits a short response together with padding and an R-MAC of 16 bytes. */
    private static final int MAX_DATA = 223;

    private final CardContent content;
    private final OpenChains chains;

    public RegistryList(CardContent content, OpenChains chains) {
        this.content = content;
        this.chains = chains;
    }

    /** The entries that fit, with 6310 while there are more; the next ones are of the same kind, in the same form. */
    public ResponseApdu getStatus(CommandApdu command, int lifeCycle) {
        boolean next = (command.p2() & NEXT) != 0;
        int asked = command.p1() << 8 | (command.p2() & TLV);
        List<Bytes> open = next ? chains.listed() : List.of();
        boolean sameList = open.isEmpty() || chains.listedBy() == asked;
        chains.listed(List.of(), 0);
        unless((command.p2() & ~(NEXT | TLV)) == 0 && sameList, Status.WRONG_P1_P2);
        if (!next) {
            open = find(command, lifeCycle);
        }
        unless(!open.isEmpty(), Status.REFERENCE_NOT_FOUND);
        Bytes data = Bytes.EMPTY;
        var left = new ArrayList<>(open);
        while (!left.isEmpty() && (data.isEmpty() || data.size() + left.get(0).size() <= MAX_DATA)) {
            data = data.concat(left.remove(0));
        }
        chains.listed(left, asked);
        return new ResponseApdu(data, left.isEmpty() ? StatusWord.SUCCESS : Status.MORE_DATA);
    }

    /** Search criteria: 4F with an AID or its beginning, then possibly 5C with the tags that are wanted. */
    private List<Bytes> find(CommandApdu command, int lifeCycle) {
        List<Tlv> criteria = Tlv.parseAll(command.data());
        boolean known = !criteria.isEmpty()
                && criteria.get(0).tag() == RegistryEntry.AID
                && (criteria.size() == 1
                        || (criteria.size() == 2 && criteria.get(1).tag() == TAG_LIST));
        unless(known, Status.WRONG_DATA);
        Set<Integer> wanted =
                criteria.size() == 1 ? Set.of() : tags(criteria.get(1).value());
        boolean tlv = (command.p2() & TLV) != 0;
        Bytes searched = criteria.get(0).value();
        return entries(command.p1(), lifeCycle).stream()
                .filter(entry -> entry.aid().value().startsWith(searched))
                .map(entry -> tlv ? entry.encode(wanted) : entry.encodeInOldForm())
                .toList();
    }

    /** Tags of one or two bytes, one after the other. */
    private static Set<Integer> tags(Bytes list) {
        var tags = new HashSet<Integer>();
        int at = 0;
        while (at < list.size()) {
            int tag = list.unsigned(at++);
            if ((tag & 0x1F) == 0x1F) {
                if (at == list.size()) {
                    throw new MalformedTlvException("A tag list that is cut off");
                }
                tag = tag << 8 | list.unsigned(at++);
            }
            tags.add(tag);
        }
        return tags;
    }

    private List<RegistryEntry> entries(int p1, int lifeCycle) {
        return switch (p1) {
            case SECURITY_DOMAIN ->
                List.of(RegistryEntry.ofSecurityDomain(
                        content.securityDomain(), lifeCycle, content.privilegesOfSecurityDomain()));
            case APPLICATIONS ->
                content.applications().stream()
                        .map(each -> RegistryEntry.of(each, content.securityDomain()))
                        .toList();
            case LOAD_FILES ->
                content.loadFiles().stream()
                        .map(file -> RegistryEntry.of(file, List.of()))
                        .toList();
            case LOAD_FILES_AND_MODULES ->
                content.loadFiles().stream()
                        .map(file -> RegistryEntry.of(file, file.modules()))
                        .toList();
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        };
    }
}
