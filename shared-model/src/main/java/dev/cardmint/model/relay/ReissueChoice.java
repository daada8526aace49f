package dev.cardmint.model.relay;

import java.util.List;

/**
 * A reason for which the recognized card can be made again.
 *
 * @param values what must be given anew then
 */
public record ReissueChoice(ReissueReason reason, List<Asked> values) {

    public ReissueChoice {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param name as in the request
     * @param label what people call it
     */
    public record Asked(String name, String label) {}
}
