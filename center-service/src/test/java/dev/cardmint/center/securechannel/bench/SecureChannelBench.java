package dev.cardmint.center.securechannel.bench;

import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.scp02.Scp02;
import dev.cardmint.center.securechannel.scp02.Scp02Keys;
import dev.cardmint.center.securechannel.scp03.Scp03;
import dev.cardmint.center.securechannel.scp03.Scp03Keys;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Prints wrapped commands per second through the public API, session opening and wiping included, beside the bare work:
 * session keys derived and JDK ciphers made once per script, then ICV, CBC and MAC into fixed buffers. Scripts of 40
 * STORE DATA of 200 bytes, one thread, both in turn in the same JVM.
 */
public final class SecureChannelBench {

    private static final int COMMANDS = 40;
    private static final int DATA = 200;
    private static final int ROUNDS = 7;
    private static final long WARM_UP_NANOS = 700_000_000;
    private static final long ROUND_NANOS = 250_000_000;

    private final Session session;
    private final Bare bare;
    private final byte[] data = new byte[DATA];
    private final List<CommandApdu> plain;

    private SecureChannelBench(ChannelOption option, int keyBytes, SecurityLevel level) {
        session = Session.of(option, keyBytes, level);
        bare = option.protocol() == Protocol.SCP02 ? new BareScp02(session) : new BareScp03(session);
        new Random(1).nextBytes(data);
        plain = Collections.nCopies(COMMANDS, new CommandApdu(0x80, 0xE2, 0, 0, Bytes.copyOf(data), 0));
    }

    /** Prints one line for each protocol, key length and level. */
    public static void main(String[] args) throws GeneralSecurityException {
        System.out.println("commands of 200 bytes per second, scripts of 40, opening included");
        System.out.printf("%-9s %-8s %-5s %12s %12s %6s%n", "channel", "keys", "level", "wrapped", "bare", "ratio");
        for (SecurityLevel level : SecurityLevel.values()) {
            print("SCP02", 16, level);
        }
        for (SecurityLevel level : SecurityLevel.values()) {
            print("SCP03 S8", 16, level);
        }
        for (SecurityLevel level : SecurityLevel.values()) {
            print("SCP03 S16", 32, level);
        }
    }

    private static void print(String channel, int keyBytes, SecurityLevel level) throws GeneralSecurityException {
        ChannelOption option = Session.option(channel);
        if (!option.allows(level)) {
            return;
        }
        Rates rates = new SecureChannelBench(option, keyBytes, level).measure();
        System.out.printf(
                "%-9s %-8s %-5s %,12.0f %,12.0f %6.2f%n",
                channel,
                option.protocol() == Protocol.SCP02 ? "3DES" : "AES-" + keyBytes * 8,
                "%02X".formatted(level.value()),
                rates.wrapped(),
                rates.bare(),
                rates.wrapped() / rates.bare());
    }

    private record Rates(double wrapped, double bare) {}

    private Rates measure() throws GeneralSecurityException {
        requireTheSameWork();
        rate(this::wrapScript, WARM_UP_NANOS);
        rate(this::bareScript, WARM_UP_NANOS);
        var wrapped = new ArrayList<Double>();
        var alone = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            wrapped.add(rate(this::wrapScript, ROUND_NANOS));
            alone.add(rate(this::bareScript, ROUND_NANOS));
        }
        return new Rates(median(wrapped), median(alone));
    }

    /** One script. */
    private interface Work {

        int run() throws GeneralSecurityException;
    }

    private static double rate(Work work, long nanos) throws GeneralSecurityException {
        long begin = System.nanoTime();
        long commands = 0;
        long elapsed;
        do {
            commands += work.run();
            elapsed = System.nanoTime() - begin;
        } while (elapsed < nanos);
        return commands * 1e9 / elapsed;
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private int wrapScript() {
        try (SecureChannel channel = open()) {
            return channel.authenticateAndWrap(plain).commands().size() - 1;
        }
    }

    private SecureChannel open() {
        if (session.opening().response().option().protocol() == Protocol.SCP02) {
            try (var keys =
                    new Scp02Keys(session.enc().toByteArray(), session.mac().toByteArray())) {
                return Scp02.open(keys, session.opening());
            }
        }
        try (var keys = new Scp03Keys(session.enc().toByteArray(), session.mac().toByteArray())) {
            return Scp03.open(keys, session.opening());
        }
    }

    private int bareScript() throws GeneralSecurityException {
        return bare.script(new byte[] {(byte) 0x84, (byte) 0xE2, 0, 0}, data, COMMANDS)
                        .isEmpty()
                ? 0
                : COMMANDS;
    }

    /** EXTERNAL AUTHENTICATE is the first C-MAC of a channel: where nothing is encrypted, both compute it alike. */
    private void requireTheSameWork() throws GeneralSecurityException {
        byte[] authenticate = {
            (byte) 0x84, (byte) 0x82, (byte) session.opening().level().value(), 0
        };
        try (SecureChannel channel = open()) {
            List<CommandApdu> commands = channel.authenticateAndWrap(List.of()).commands();
            Bytes sent = commands.get(0).data();
            int macSize = session.opening().response().option().mode().size();
            Bytes cryptogram = sent.slice(0, macSize);
            boolean inTheClear = !session.opening().level().encryptsCommands();
            if (inTheClear
                    && !bare.script(authenticate, cryptogram.toByteArray(), 1)
                            .equals(sent.slice(macSize, 2 * macSize))) {
                throw new IllegalStateException("The bare work computes something else");
            }
        }
    }
}
