package dev.cardmint.simulator.applications;

import dev.cardmint.model.apdu.StatusWord;

/** Status words with which the card refuses (ISO/IEC 7816-4, 5.6; GPC 2.3.1, 11.1.3). */
public final class Status {

    public static final StatusWord CHANNEL_CLOSED_BEFORE = new StatusWord(0x6200);
    public static final StatusWord CARD_LOCKED = new StatusWord(0x6283);
    public static final StatusWord END_OF_FILE = new StatusWord(0x6282);
    public static final StatusWord MORE_DATA = new StatusWord(0x6310);
    public static final StatusWord WRONG_LENGTH = new StatusWord(0x6700);
    public static final StatusWord NO_LOGICAL_CHANNEL = new StatusWord(0x6881);
    public static final StatusWord NO_SECURE_MESSAGING = new StatusWord(0x6882);
    public static final StatusWord NO_CHAINING = new StatusWord(0x6884);
    public static final StatusWord INCOMPATIBLE_FILE = new StatusWord(0x6981);
    public static final StatusWord SECURITY_STATUS = new StatusWord(0x6982);
    public static final StatusWord AUTHENTICATION_BLOCKED = new StatusWord(0x6983);
    public static final StatusWord CONDITIONS = new StatusWord(0x6985);
    public static final StatusWord NO_CURRENT_FILE = new StatusWord(0x6986);
    public static final StatusWord WRONG_DATA = new StatusWord(0x6A80);
    public static final StatusWord NOT_SUPPORTED = new StatusWord(0x6A81);
    public static final StatusWord NOT_FOUND = new StatusWord(0x6A82);
    public static final StatusWord RECORD_NOT_FOUND = new StatusWord(0x6A83);
    public static final StatusWord MEMORY = new StatusWord(0x6A84);
    public static final StatusWord WRONG_P1_P2 = new StatusWord(0x6A86);
    public static final StatusWord REFERENCE_NOT_FOUND = new StatusWord(0x6A88);
    public static final StatusWord WRONG_OFFSET = new StatusWord(0x6B00);
    public static final StatusWord UNKNOWN_INS = new StatusWord(0x6D00);
    public static final StatusWord UNKNOWN_CLA = new StatusWord(0x6E00);

    private Status() {}
}
