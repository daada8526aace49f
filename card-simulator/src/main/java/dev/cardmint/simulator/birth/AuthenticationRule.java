package dev.cardmint.simulator.birth;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a card does against somebody who tries keys.
 *
 * @param limit tries in a row that are free; 0 for no limit
 */
public record AuthenticationRule(Counted counted, int limit, Reaction reaction) {

    /** Which tries count until one succeeds. */
    public enum Counted {
        /** Every INITIALIZE UPDATE. */
        UNFINISHED,
        /** Every EXTERNAL AUTHENTICATE that fails; an INITIALIZE UPDATE without one is free. */
        FAILED
    }

    /** What happens to an INITIALIZE UPDATE beyond the limit. */
    public enum Reaction {
        /** It is answered with 6983, for ever. */
        REFUSES,
        /** It is answered late. */
        SLOWS_DOWN
    }

    public static final AuthenticationRule UNLIMITED = new AuthenticationRule(Counted.UNFINISHED, 0, Reaction.REFUSES);

    public AuthenticationRule {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit of authentications is not negative");
        }
    }

    static AuthenticationRule readFrom(DataInput in) throws IOException {
        return new AuthenticationRule(Counted.valueOf(in.readUTF()), in.readInt(), Reaction.valueOf(in.readUTF()));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(counted.name());
        out.writeInt(limit);
        out.writeUTF(reaction.name());
    }

    public AuthenticationRule counting(Counted other) {
        return new AuthenticationRule(other, limit, reaction);
    }

    public AuthenticationRule limit(int other) {
        return new AuthenticationRule(counted, other, reaction);
    }

    public AuthenticationRule reacting(Reaction other) {
        return new AuthenticationRule(counted, limit, other);
    }

    /**
     * Whether the free tries are spent.
     *
     * @param unfinished INITIALIZE UPDATE commands since the last good EXTERNAL AUTHENTICATE
     * @param failed failed EXTERNAL AUTHENTICATE commands since the last good one
     */
    public boolean isReached(int unfinished, int failed) {
        return limit > 0 && (counted == Counted.UNFINISHED ? unfinished : failed) >= limit;
    }
}
