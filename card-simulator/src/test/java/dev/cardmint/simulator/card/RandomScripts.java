package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.PAYMENT_AID;
import static dev.cardmint.simulator.card.CardDriver.lc;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What hosts send, whole and broken, by chance. */
final class RandomScripts {

    static final MasterKey THIRD = MasterKey.of(0x32, 192, new byte[16]);

    private static final String PACKAGE = "F043415244544553";
    private static final String APPLET = PACKAGE + "01";
    private static final int MAX_DATA = 200;

    private static final List<String> PLAIN = List.of(
            "00A4040000",
            "00A4040200",
            "00A404000AF043415244504159010000",
            "00A404020AF043415244504159010000",
            "00A4040C0AF0434152445041590100",
            "00A4040007F043415244504100",
            "0070000001",
            "0070000200",
            "00708001",
            "01708000",
            "80CA9F7F00",
            "80CA006600",
            "00CA00E000",
            "80CA00C1",
            "00C0000000",
            "80A8000002830000",
            "00B2010C00",
            "80F28002024F0000",
            "8050000008000102030405060700",
            "8482330010000102030405060708090A0B0C0D0E0F",
            "84F280000841424344454647480000");

    private final RandomGenerator random;
    private final List<List<String>> scripts = new ArrayList<>();

    RandomScripts(RandomGenerator random) {
        this.random = random;
        scripts.add(CardDriver.issueScript());
        scripts.add(personalization());
        scripts.add(load());
        scripts.add(List.of(
                lc("80E60C00", "08" + PACKAGE + "09" + APPLET + "09" + APPLET + "0100" + "02C900" + "00"),
                lc("80F04080", APPLET),
                lc("80F04007", APPLET),
                lc("80E40080", "4F08" + PACKAGE)));
        scripts.add(List.of(CardDriver.install(), lc("80F04080", PAYMENT_AID), lc("80F04007", PAYMENT_AID)));
        scripts.add(List.of(CardDriver.install(0x04), CardDriver.delete(), CardDriver.delete()));
        scripts.add(listing());
        scripts.add(keys());
        scripts.add(List.of("80F08007", "80F0800F", "80F0807F", "80F0800F"));
    }

    private static List<String> personalization() {
        var script = new ArrayList<String>();
        script.add(CardDriver.install());
        script.add(CardDriver.personalize());
        script.addAll(CardDriver.storeData(CardDriver.transport(), 100));
        return script;
    }

    private static List<String> load() {
        var script = new ArrayList<String>();
        script.add(CardDriver.installForLoad(PACKAGE, ""));
        Bytes cap = CapBuilder.of(PACKAGE, 1, 0).applet(APPLET).code(300).build();
        Bytes file = new Tlv(0xC4, cap).encode();
        for (int at = 0; at < file.size(); at += MAX_DATA) {
            int end = Math.min(file.size(), at + MAX_DATA);
            script.add(CardDriver.load(end == file.size() ? 0x80 : 0, at / MAX_DATA, file.slice(at, end)));
        }
        return script;
    }

    private static List<String> listing() {
        return List.of(
                "80F28002024F0000",
                "80F24002024F0000",
                "80F24003024F0000",
                "80F22002024F0000",
                "80F21002024F0000",
                "80F21003024F0000",
                "80CA00E000",
                "80CA9F7F00",
                "80FE000000");
    }

    private static List<String> keys() {
        return List.of(
                CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()),
                CardDriver.putKey(0x31, CardDriver.transport(), THIRD),
                CardDriver.putKey(0x30, CardDriver.transport(), CardDriver.transport()),
                lc("80E40000", "D20131"),
                lc("80E40000", "D20132"));
    }

    /** A script for a secure channel; every fourth has commands that are damaged, left out or out of order. */
    List<CommandApdu> script() {
        boolean broken = random.nextInt(4) == 0;
        var commands = new ArrayList<CommandApdu>();
        for (String each : scripts.get(random.nextInt(scripts.size()))) {
            CommandApdu command = CardDriver.command(each);
            if (!broken) {
                commands.add(command);
            } else if (random.nextInt(4) > 0) {
                commands.add(random.nextInt(commands.size() + 1), damaged(command));
            }
        }
        if (random.nextInt(300) == 0) {
            commands.add(CardDriver.command("80F080FF"));
        }
        return commands;
    }

    private CommandApdu damaged(CommandApdu command) {
        byte[] data = command.data().toByteArray();
        int p1 = command.p1();
        int p2 = command.p2();
        switch (random.nextInt(4)) {
            case 0 -> p1 ^= 1 << random.nextInt(7);
            case 1 -> p2 ^= 1 << random.nextInt(8);
            case 2 ->
                data = Bytes.copyOfRange(data, 0, random.nextInt(data.length + 1))
                        .toByteArray();
            default -> {
                if (data.length > 0) {
                    data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return new CommandApdu(command.cla(), command.ins(), p1, p2, Bytes.copyOf(data), command.ne());
    }

    /** Bytes for a logical channel without secure messaging: a command, a damaged one, or nothing of the kind. */
    Bytes plain() {
        if (random.nextInt(5) == 0) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return Bytes.copyOf(bytes);
        }
        byte[] bytes = Bytes.ofHex(PLAIN.get(random.nextInt(PLAIN.size()))).toByteArray();
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        } else if (random.nextBoolean()) {
            bytes[0] |= (byte) random.nextInt(4);
        }
        return Bytes.copyOfRange(bytes, 0, bytes.length - random.nextInt(12) / 11);
    }
}
