package dev.cardmint.base.printing.ipp;

/** Delimiter and value tags (RFC 8010, 3.5). */
final class IppTag {

    static final int OPERATION_ATTRIBUTES = 0x01;
    static final int JOB_ATTRIBUTES = 0x02;
    static final int END_OF_ATTRIBUTES = 0x03;
    static final int PRINTER_ATTRIBUTES = 0x04;

    /** Everything below is a delimiter, everything from here on a value. */
    static final int FIRST_VALUE = 0x10;

    static final int INTEGER = 0x21;
    static final int BOOLEAN = 0x22;
    static final int ENUM = 0x23;
    static final int BEGIN_COLLECTION = 0x34;
    static final int END_COLLECTION = 0x37;
    static final int NAME = 0x42;
    static final int KEYWORD = 0x44;
    static final int URI = 0x45;
    static final int CHARSET = 0x47;
    static final int NATURAL_LANGUAGE = 0x48;
    static final int MIME_MEDIA_TYPE = 0x49;
    static final int MEMBER_NAME = 0x4A;

    private IppTag() {}
}
