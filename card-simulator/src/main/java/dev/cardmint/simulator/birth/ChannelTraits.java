package dev.cardmint.simulator.birth;

import dev.cardmint.simulator.securechannel.Scp03Option;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a card's secure channel behaves where the standard leaves it open.
 *
 * @param survivesOwnPutKey whether a channel goes on after a command that replaced the keys it was opened with
 */
public record ChannelTraits(Scp03Option option, AuthenticationRule authentications, boolean survivesOwnPutKey) {

    public static final ChannelTraits USUAL =
            new ChannelTraits(new Scp03Option(0x70), AuthenticationRule.UNLIMITED, true);

    static ChannelTraits readFrom(DataInput in) throws IOException {
        return new ChannelTraits(
                new Scp03Option(in.readUnsignedByte()), AuthenticationRule.readFrom(in), in.readBoolean());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(option.value());
        authentications.writeTo(out);
        out.writeBoolean(survivesOwnPutKey);
    }

    public ChannelTraits with(Scp03Option other) {
        return new ChannelTraits(other, authentications, survivesOwnPutKey);
    }

    public ChannelTraits with(AuthenticationRule other) {
        return new ChannelTraits(option, other, survivesOwnPutKey);
    }

    public ChannelTraits survivesOwnPutKey(boolean survives) {
        return new ChannelTraits(option, authentications, survives);
    }
}
