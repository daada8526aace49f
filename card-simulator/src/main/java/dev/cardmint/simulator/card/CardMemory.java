package dev.cardmint.simulator.card;

/** Where the card's state goes after every command. */
interface CardMemory extends AutoCloseable {

    /** A card that is forgotten with its object. */
    CardMemory VOLATILE = new CardMemory() {
        @Override
        public void save(byte[] state) {}

        @Override
        public void close() {}
    };

    void save(byte[] state);

    @Override
    void close();
}
