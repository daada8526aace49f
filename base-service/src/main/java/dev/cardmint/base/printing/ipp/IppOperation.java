package dev.cardmint.base.printing.ipp;

/** What a printer is asked for, by its operation-id (RFC 8011, 5.4.15). */
enum IppOperation {
    PRINT_JOB(0x0002),
    CANCEL_JOB(0x0008),
    GET_JOB_ATTRIBUTES(0x0009),
    GET_PRINTER_ATTRIBUTES(0x000B);

    private final int id;

    IppOperation(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }
}
