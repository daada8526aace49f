package dev.cardmint.center.issuance;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.model.relay.Proof;
import org.jspecify.annotations.Nullable;

/** Where a record stands. Each state is a type, so that a step can be taken only from the state that allows it. */
public sealed interface IssuanceState {

    Phase phase();

    /** How often a card was issued for the record. */
    int issuanceCount();

    /** The chip that the record is bound to, or {@code null}. */
    @Nullable
    ChipIdentity chip();

    /** The flag of the issuance file: ISSUED while a chip carries the record, as far as its kind can show. */
    default IssuanceFlag flag() {
        return phase() == Phase.ISSUED || phase() == Phase.ISSUED_UNPROVED
                ? IssuanceFlag.ISSUED
                : IssuanceFlag.UNISSUED;
    }

    /**
     * A chip may carry the record, and no proof came back.
     *
     * @throws IllegalStateException if nothing was being written
     */
    default InDoubt unanswered() {
        throw new IllegalStateException("A record that is %s has no writing to doubt".formatted(phase()));
    }

    /**
     * The chip that the record is bound to proved that it carries it.
     *
     * @throws IllegalStateException if nothing was being written
     */
    default Issued proved(Proof proof) {
        throw new IllegalStateException("A record that is %s has no writing to prove".formatted(phase()));
    }

    /** The states by name, for storage and the REST API. */
    enum Phase {
        UNISSUED,
        WRITING,
        IN_DOUBT,
        ISSUED,
        /** Issued to a card that can prove nothing: what was read back was the same, and anyone could have made it. */
        ISSUED_UNPROVED
    }

    /** The issuance flag. */
    enum IssuanceFlag {
        UNISSUED,
        ISSUED
    }

    /** No chip carries the record. */
    record Unissued(int issuanceCount) implements IssuanceState {

        @Override
        public Phase phase() {
            return Phase.UNISSUED;
        }

        @Override
        public @Nullable ChipIdentity chip() {
            return null;
        }

        public Writing start(ChipIdentity onChip) {
            return new Writing(issuanceCount, onChip);
        }

        /** A reissue was given up: the chip before still carries the record. */
        Issued back(ChipIdentity before, Proof proof) {
            return new Issued(issuanceCount, before, proof);
        }
    }

    /** A script for this chip has left the center. */
    record Writing(int issuanceCount, ChipIdentity chip) implements IssuanceState {

        @Override
        public Phase phase() {
            return Phase.WRITING;
        }

        @Override
        public Issued proved(Proof proof) {
            return new Issued(issuanceCount + 1, chip, proof);
        }

        /** No proof came back: only this chip, or two people, can say what happened. */
        @Override
        public InDoubt unanswered() {
            return new InDoubt(issuanceCount, chip);
        }
    }

    /** The chip may or may not carry the record. */
    record InDoubt(int issuanceCount, ChipIdentity chip) implements IssuanceState {

        @Override
        public Phase phase() {
            return Phase.IN_DOUBT;
        }

        /** The same chip came back and a new script for it leaves the center. */
        public Writing resumed() {
            return new Writing(issuanceCount, chip);
        }

        @Override
        public InDoubt unanswered() {
            return this;
        }

        @Override
        public Issued proved(Proof proof) {
            return new Issued(issuanceCount + 1, chip, proof);
        }

        /** The chip was proved wiped, or two people declared it destroyed. */
        public Unissued freed() {
            return new Unissued(issuanceCount);
        }
    }

    /** The chip carries the record, with the proof that its kind can give. */
    record Issued(int issuanceCount, ChipIdentity chip, Proof proof) implements IssuanceState {

        @Override
        public Phase phase() {
            return proof == Proof.COMPARED ? Phase.ISSUED_UNPROVED : Phase.ISSUED;
        }

        /** Its data were taken out for another card: the flag says again that a card is to be issued. */
        Unissued takenOut() {
            return new Unissued(issuanceCount);
        }
    }
}
