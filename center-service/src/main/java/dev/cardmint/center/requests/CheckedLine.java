package dev.cardmint.center.requests;

/** A line of a file whose order passed every check of its card type. */
record CheckedLine(int number, CheckedOrder checked) {

    String orderId() {
        return checked.order().orderId();
    }
}
