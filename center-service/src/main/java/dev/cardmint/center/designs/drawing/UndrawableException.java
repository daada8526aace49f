package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.FaceSlot;

/** Something has no place on a card as it is; the message says what is wrong, and never repeats it. */
public class UndrawableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    public UndrawableException(FaceSlot slot, String reason) {
        super(reason);
        this.line = slot.line();
    }

    /** The line of the template that has the slot. */
    public int line() {
        return line;
    }
}
