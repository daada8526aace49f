package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.ReissueTerms.Change;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.relay.ReissueReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a profile says of making cards again. */
final class ReissueReader {

    private static final int MOST_CARDS = 1_000;

    private final Map<String, ValueRule> values;
    private final Set<String> secrets;

    ReissueReader(Map<String, ValueRule> values, Set<String> secrets) {
        this.values = values;
        this.secrets = secrets;
    }

    ReissueTerms read(StrictObject profile) {
        if (!profile.has("reissue")) {
            return ReissueTerms.NEVER;
        }
        StrictObject reissue = profile.object("reissue");
        StrictObject reasons = reissue.object("reasons");
        var changes = new EnumMap<ReissueReason, Map<String, Change>>(ReissueReason.class);
        for (String reason : reasons.fields()) {
            changes.put(reason(reasons, reason), changes(reasons.object(reason)));
        }
        if (changes.isEmpty()) {
            throw reissue.wrong("reasons", "must name a reason; leave reissue out where no card is made again");
        }
        int supervisedFrom = reissue.has("supervisedFrom") ? reissue.number("supervisedFrom", 1, MOST_CARDS) : 0;
        boolean lockFirst = reissue.has("lockFirst") && reissue.flag("lockFirst");
        reissue.done();
        return new ReissueTerms(changes, supervisedFrom, lockFirst);
    }

    private static ReissueReason reason(StrictObject reasons, String name) {
        for (ReissueReason reason : ReissueReason.values()) {
            if (reason.text().equals(name)) {
                return reason;
            }
        }
        throw reasons.wrong(name, "is no reason; there are damaged, lost, stolen, expired and upgraded");
    }

    private Map<String, Change> changes(StrictObject object) {
        var changes = new TreeMap<String, Change>();
        for (String name : object.fields()) {
            changes.put(name, change(object, name));
        }
        object.done();
        return changes;
    }

    private Change change(StrictObject object, String name) {
        Change change = object.constant(name, Change.class);
        ValueRule rule = values.get(name);
        boolean fits =
                switch (change) {
                    case NEXT -> rule != null && rule.type() == ValueType.DIGITS;
                    case ASKED -> rule != null && rule.isText();
                    case RENEWED -> secrets.contains(name);
                };
        if (!fits) {
            throw object.wrong(name, "NEXT is for values of DIGITS, ASKED for texts, RENEWED for generated secrets");
        }
        return change;
    }
}
