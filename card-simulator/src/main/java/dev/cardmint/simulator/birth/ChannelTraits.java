package dev.cardmint.simulator.birth;

import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.Scp03Option;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a card's secure channel behaves where the standard leaves it open.
 *
 * @param option the protocol that the card is delivered with
 * @param second a protocol beside it, for key sets of the other type, or {@code null} if the card takes none
 * @param survivesOwnPutKey whether a channel goes on after a command that replaced the keys it was opened with
 * @param bareErrors whether error answers lack the R-MAC that SCP02 has for them
 */
public record ChannelTraits(
        ChannelOption option,
        @Nullable ChannelOption second,
        AuthenticationRule authentications,
        boolean survivesOwnPutKey,
        boolean bareErrors) {

    public static final ChannelTraits USUAL =
            new ChannelTraits(new Scp03Option(0x70), null, AuthenticationRule.UNLIMITED, true, false);

    public ChannelTraits {
        if (second != null && second.protocol() == option.protocol()) {
            throw new IllegalArgumentException("A card has one option of each protocol");
        }
    }

    static ChannelTraits readFrom(DataInput in) throws IOException {
        ChannelOption option = readOption(in);
        ChannelOption second = in.readBoolean() ? readOption(in) : null;
        return new ChannelTraits(option, second, AuthenticationRule.readFrom(in), in.readBoolean(), in.readBoolean());
    }

    private static ChannelOption readOption(DataInput in) throws IOException {
        return ChannelOption.of(in.readUnsignedByte(), in.readUnsignedByte());
    }

    void writeTo(DataOutput out) throws IOException {
        writeOption(option, out);
        ChannelOption other = second;
        out.writeBoolean(other != null);
        if (other != null) {
            writeOption(other, out);
        }
        authentications.writeTo(out);
        out.writeBoolean(survivesOwnPutKey);
        out.writeBoolean(bareErrors);
    }

    private static void writeOption(ChannelOption option, DataOutput out) throws IOException {
        out.writeByte(option.protocol());
        out.writeByte(option.value());
    }

    /** The card's protocols, the one that it is delivered with first. */
    public Stream<ChannelOption> options() {
        return second == null ? Stream.of(option) : Stream.of(option, second);
    }

    /** The protocol that keys of a type are for, or {@code null} if the card takes none. */
    public @Nullable ChannelOption optionFor(CardKey.Type type) {
        return options().filter(each -> each.keyType() == type).findFirst().orElse(null);
    }

    public ChannelTraits with(ChannelOption other) {
        return new ChannelTraits(other, second, authentications, survivesOwnPutKey, bareErrors);
    }

    public ChannelTraits second(ChannelOption other) {
        return new ChannelTraits(option, other, authentications, survivesOwnPutKey, bareErrors);
    }

    public ChannelTraits with(AuthenticationRule other) {
        return new ChannelTraits(option, second, other, survivesOwnPutKey, bareErrors);
    }

    public ChannelTraits survivesOwnPutKey(boolean survives) {
        return new ChannelTraits(option, second, authentications, survives, bareErrors);
    }

    public ChannelTraits bareErrors(boolean bare) {
        return new ChannelTraits(option, second, authentications, survivesOwnPutKey, bare);
    }
}
