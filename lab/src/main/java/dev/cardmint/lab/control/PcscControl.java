package dev.cardmint.lab.control;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.PcscSlots;
import dev.cardmint.lab.site.LabSite;
import dev.cardmint.simulator.pcscd.PcscService;
import dev.cardmint.simulator.pcscd.PcscUnavailableException;
import dev.cardmint.simulator.pcscd.PrivatePcscd;
import java.util.List;
import java.util.Map;

/** Commands that only a site with PC/SC readers has. */
final class PcscControl {

    private final LabSite site;
    private final PcscSlots pcsc;

    PcscControl(LabSite site) {
        PcscSlots slots = site.pcsc();
        if (slots == null) {
            throw new LabException("The site has no PC/SC readers; start it with --reader pcsc.");
        }
        this.site = site;
        pcsc = slots;
    }

    /** Of the service, if the site has one. */
    static Map<String, Object> whereabouts(LabSite site) {
        PcscSlots slots = site.pcsc();
        if (slots == null) {
            return Map.of();
        }
        PcscService service = slots.service();
        return Map.of(
                "pcscService",
                service.isPrivate() ? "private" : "running",
                "pcscSocket",
                service.socket().toString(),
                "pcscPorts",
                service.ports(),
                "readers",
                PcscService.READERS);
    }

    Map<String, Object> act(List<String> words) {
        String object = words.get(1);
        switch (words.get(0)) {
            case "pcscd" -> service(object);
            case "trap" -> trap(object, Integer.parseInt(words.get(2)), words.subList(3, words.size()));
            case "transcript" -> {
                return Map.of("transcript", pcsc.transcript(object));
            }
            default -> {
                return Map.of("commands", pcsc.commands(object), "trapped", pcsc.trapped(object));
            }
        }
        return Map.of();
    }

    private void service(String action) {
        PrivatePcscd service = pcsc.ownService();
        try {
            switch (action) {
                case "kill" -> service.kill();
                case "start", "restart" -> service.restart();
                default -> throw new IllegalArgumentException("Not understood: pcscd " + action);
            }
        } catch (PcscUnavailableException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    private void trap(String reader, int command, List<String> action) {
        pcsc.trap(
                reader,
                command,
                switch (action.get(0)) {
                    case "kill", "restart" -> () -> service(action.get(0));
                    case "pull" -> () -> site.table().pull(reader);
                    case "swap" -> {
                        String other = action.get(1);
                        yield () -> {
                            site.table().pull(reader);
                            site.table().insert(reader, site.table().named(other));
                        };
                    }
                    default -> throw new IllegalArgumentException("Not understood: trap " + action.get(0));
                });
    }
}
