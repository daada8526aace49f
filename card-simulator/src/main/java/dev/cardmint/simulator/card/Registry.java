package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.PreloadedPackage;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.content.ApplicationInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** GET STATUS and SET STATUS (GPC 2.3.1, 11.4 and 11.10). */
final class Registry {

    private static final int SECURITY_DOMAIN = 0x80;
    private static final int APPLICATIONS = 0x40;
    private static final int LOAD_FILES = 0x20;
    private static final int LOAD_FILES_AND_MODULES = 0x10;

    private static final int NEXT = 0x01;
    private static final int TLV = 0x02;

    /** What fits a short response together with padding and R-MAC. */
    private static final int MAX_DATA = 231;

    private static final int LOADED = 0x01;
    private static final Bytes SECURITY_DOMAIN_PRIVILEGES = Bytes.ofHex("9EFE80");

    private final CardState state;
    private List<Bytes> open = List.of();

    Registry(CardState state) {
        this.state = state;
    }

    ResponseApdu getStatus(CommandApdu command) {
        unless((command.p2() & ~(NEXT | TLV)) == 0, Status.WRONG_P1_P2);
        if ((command.p2() & NEXT) == 0) {
            open = entries(command.p1(), (command.p2() & TLV) != 0, searchedAid(command.data()));
        }
        unless(!open.isEmpty(), Status.REFERENCE_NOT_FOUND);
        Bytes data = Bytes.EMPTY;
        var left = new ArrayList<>(open);
        while (!left.isEmpty() && data.size() + left.get(0).size() <= MAX_DATA) {
            data = data.concat(left.remove(0));
        }
        open = List.copyOf(left);
        return new ResponseApdu(data, open.isEmpty() ? StatusWord.SUCCESS : Status.MORE_DATA);
    }

    /** Search criteria: 4F with an AID or its beginning; a tag list (5C) may follow and changes nothing here. */
    private static Bytes searchedAid(Bytes data) {
        List<Tlv> criteria = Tlv.parseAll(data);
        unless(!criteria.isEmpty() && criteria.get(0).tag() == 0x4F, Status.WRONG_DATA);
        return criteria.get(0).value();
    }

    private List<Bytes> entries(int p1, boolean tlv, Bytes searched) {
        return switch (p1) {
            case SECURITY_DOMAIN -> securityDomain(tlv, searched);
            case APPLICATIONS -> applications(tlv, searched);
            case LOAD_FILES -> loadFiles(tlv, searched, false);
            case LOAD_FILES_AND_MODULES -> loadFiles(tlv, searched, true);
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        };
    }

    private List<Bytes> securityDomain(boolean tlv, Bytes searched) {
        Bytes aid = CardState.SECURITY_DOMAIN.value();
        if (!aid.startsWith(searched)) {
            return List.of();
        }
        int lifeCycle = state.lifeCycle().code();
        return List.of(tlv ? entry(aid, lifeCycle, SECURITY_DOMAIN_PRIVILEGES) : oldEntry(aid, lifeCycle, 0x9E));
    }

    private List<Bytes> applications(boolean tlv, Bytes searched) {
        return state.applications().stream()
                .filter(each -> each.aid().value().startsWith(searched))
                .map(each -> tlv
                        ? entry(
                                each.aid().value(),
                                each.memory().lifeCycle(),
                                each.privileges(),
                                new Tlv(0xC4, each.origin().aid().value()),
                                new Tlv(0xCC, CardState.SECURITY_DOMAIN.value()))
                        : oldEntry(each.aid().value(), each.memory().lifeCycle(), 0))
                .toList();
    }

    private static List<Bytes> loadFiles(boolean tlv, Bytes searched, boolean withModules) {
        return Arrays.stream(PreloadedPackage.values())
                .filter(each -> each.aid().value().startsWith(searched))
                .map(each -> tlv ? loadFile(each, withModules) : oldLoadFile(each, withModules))
                .toList();
    }

    private static Bytes loadFile(PreloadedPackage loaded, boolean withModules) {
        var parts = new ArrayList<Tlv>();
        parts.add(new Tlv(0x4F, loaded.aid().value()));
        parts.add(new Tlv(0x9F70, Bytes.of(LOADED)));
        parts.add(new Tlv(0xCE, Bytes.of(1, 0)));
        if (withModules) {
            parts.add(new Tlv(0x84, loaded.module().value()));
        }
        parts.add(new Tlv(0xCC, CardState.SECURITY_DOMAIN.value()));
        return new Tlv(0xE3, Tlv.encodeAll(parts)).encode();
    }

    private static Bytes oldLoadFile(PreloadedPackage loaded, boolean withModules) {
        Bytes entry = oldEntry(loaded.aid().value(), LOADED, 0);
        Bytes module = loaded.module().value();
        return withModules ? entry.concat(Bytes.of(1, module.size())).concat(module) : entry;
    }

    private static Bytes entry(Bytes aid, int lifeCycle, Bytes privileges, Tlv... more) {
        var parts = new ArrayList<Tlv>();
        parts.add(new Tlv(0x4F, aid));
        parts.add(new Tlv(0x9F70, Bytes.of(lifeCycle)));
        parts.add(new Tlv(0xC5, privileges));
        parts.addAll(List.of(more));
        return new Tlv(0xE3, Tlv.encodeAll(parts)).encode();
    }

    private static Bytes oldEntry(Bytes aid, int lifeCycle, int privileges) {
        return Bytes.of(aid.size()).concat(aid).concat(Bytes.of(lifeCycle, privileges));
    }

    Bytes setStatus(CommandApdu command) {
        switch (command.p1()) {
            case SECURITY_DOMAIN -> setCardStatus(command.p2());
            case APPLICATIONS -> setApplicationStatus(command);
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        }
        return Bytes.EMPTY;
    }

    private void setCardStatus(int code) {
        CardLifeCycle next = CardLifeCycle.of(code);
        if (next == null) {
            throw new CommandRefusedException(Status.WRONG_P1_P2);
        }
        unless(state.lifeCycle().mayBecome(next), Status.CONDITIONS);
        state.lifeCycle(next);
    }

    /** A security domain may lock and unlock; the other states belong to the application itself. */
    private void setApplicationStatus(CommandApdu command) {
        unless(state.lifeCycle().allowsContentManagement(), Status.CONDITIONS);
        ApplicationInstance instance = state.application(command.data());
        if (instance == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        boolean lock = (command.p2() & 0x80) != 0;
        unless(instance.memory().isLocked() != lock, Status.CONDITIONS);
        if (lock) {
            instance.memory().lock();
        } else {
            instance.memory().unlock();
        }
    }
}
