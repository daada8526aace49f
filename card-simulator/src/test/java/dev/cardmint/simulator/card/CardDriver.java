package dev.cardmint.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.birth.CardBirth;
import dev.cardmint.simulator.birth.ChannelTraits;
import dev.cardmint.simulator.birth.ContentTraits;
import dev.cardmint.simulator.birth.Transmission;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Drives a card as an issuer would: the whole issue script, or parts of it. */
public final class CardDriver {

    public static final Bytes KDD = Bytes.ofHex("00112233445566778899");
    public static final String PAYMENT_AID = "F0434152445041590100";

    private static final Bytes HOST_CHALLENGE = Bytes.ofHex("0001020304050607");
    private static final byte[] APPLICATION_KEYS =
            "0123456789ABCDEF0123456789abcdef0123456789ABCDEf".getBytes(StandardCharsets.US_ASCII);

    private final ApduChannel card;
    private final HostChannel channel;

    private CardDriver(ApduChannel card, HostChannel channel) {
        this.card = card;
        this.channel = channel;
    }

    public static MasterKey transport() {
        return MasterKey.of(
                0x30, 128, Bytes.ofHex("404142434445464748494A4B4C4D4E4F").toByteArray());
    }

    public static MasterKey issuer() {
        return MasterKey.of(
                0x31, 128, Bytes.ofHex("505152535455565758595A5B5C5D5E5F").toByteArray());
    }

    public static SimulatedCard blank() {
        return BlankCard.with(transport()).kdd(KDD).seed(1).create();
    }

    /** What a card without keys keeps. */
    static CardState emptyState() {
        return new CardState(new CardBirth(
                KDD, Bytes.copyOf(new byte[42]), ChannelTraits.USUAL, Transmission.USUAL, ContentTraits.USUAL));
    }

    /** A blank with little memory. */
    public static SimulatedCard blank(int memory) {
        return BlankCard.with(transport()).kdd(KDD).seed(1).memory(memory).create();
    }

    /** Selects the issuer security domain and opens a channel to it. */
    public static CardDriver open(ApduChannel card, MasterKey master) {
        assertThat(card.transmit(command("00A4040000")).statusWord()).isEqualTo(StatusWord.SUCCESS);
        return openSelected(card, master);
    }

    /** Opens a channel to what is selected. */
    public static CardDriver openSelected(ApduChannel card, MasterKey master) {
        try {
            return new CardDriver(card, HostChannel.open(card, master, HOST_CHALLENGE));
        } catch (NotAuthenticException e) {
            throw new AssertionError(e);
        }
    }

    public static CommandApdu command(String hex) {
        return CommandApdu.parse(Bytes.ofHex(hex));
    }

    /** Sends a plain command, given in hexadecimal, through the channel. */
    public ResponseApdu send(String hex) {
        return send(command(hex));
    }

    public ResponseApdu send(CommandApdu command) {
        try {
            return channel.transmit(command);
        } catch (NotAuthenticException e) {
            throw new AssertionError(e);
        }
    }

    public ApduChannel card() {
        return card;
    }

    public void succeed(String hex) {
        assertThat(send(hex).statusWord()).isEqualTo(StatusWord.SUCCESS);
    }

    public void refused(String hex, int status) {
        ResponseApdu answer = send(hex);
        assertThat(answer.statusWord()).isEqualTo(new StatusWord(status));
        assertThat(answer.data()).isEqualTo(Bytes.EMPTY);
    }

    public static String install() {
        return install(0x0C);
    }

    public static String install(int p1) {
        return lc(
                "80E6%02X00".formatted(p1),
                "08F043415244504159" + "09F04341524450415901" + "0A" + PAYMENT_AID + "0100" + "02C900" + "00");
    }

    public static String personalize() {
        return lc("80E62000", "00000A" + PAYMENT_AID + "000000");
    }

    /** INSTALL [for load] into the issuer security domain, with a hash if it is not empty. */
    public static String installForLoad(String aid, String hash) {
        return lc(
                "80E60200",
                "%02X%s".formatted(aid.length() / 2, aid) + "00" + "%02X%s".formatted(hash.length() / 2, hash)
                        + "0000");
    }

    public static String load(int p1, int block, Bytes data) {
        return lc("80E8%02X%02X".formatted(p1, block), data.toHex());
    }

    /** Sends a load file data block in LOAD commands and answers the last, or the first that is refused. */
    public ResponseApdu load(Bytes dataBlock, int blockSize) {
        return loadFile(new Tlv(0xC4, dataBlock).encode(), blockSize);
    }

    /** Sends a whole load file, signatures included. */
    public ResponseApdu loadFile(Bytes file, int blockSize) {
        for (int at = 0; ; at += blockSize) {
            int end = Math.min(file.size(), at + blockSize);
            boolean last = end == file.size();
            ResponseApdu answer = send(load(last ? 0x80 : 0, at / blockSize % 256, file.slice(at, end)));
            if (last || !answer.statusWord().succeeded()) {
                return answer;
            }
        }
    }

    public static String delete() {
        return lc("80E40000", "4F0A" + PAYMENT_AID);
    }

    static String lc(String header, String data) {
        return header + "%02X".formatted(data.length() / 2) + data;
    }

    public static String storeData(int p1, int block, String data) {
        return lc("80E2%02X%02X".formatted(p1, block), data);
    }

    public static String dgi(String identifier, String content) {
        int size = content.length() / 2;
        return identifier + (size < 0xFF ? "%02X" : "FF%04X").formatted(size) + content;
    }

    /** Plain groupings of a complete personalization, without keys; record 0102 needs the long form. */
    public static String plainGroupings() {
        return dgi("0101", "7004" + "57021234")
                + dgi("0102", "7082012C" + "DF21820127" + "41".repeat(295))
                + dgi("0201", "7003" + "5A0142")
                + dgi("9000", checkValues())
                + dgi("9102", "A503" + "500150")
                + dgi("9104", "82021800" + "94080801020010010100");
    }

    public static String checkValues() {
        Bytes values = Bytes.EMPTY;
        for (int at = 0; at < 48; at += 16) {
            values = values.concat(
                    AesKey.of(Arrays.copyOfRange(APPLICATION_KEYS, at, at + 16)).checkValue());
        }
        return values.toHex();
    }

    public static String encryptedKeys(MasterKey master) {
        try (StaticKeys keys = master.diversify(KDD)) {
            return Bytes.copyOf(keys.dek().encrypt(new byte[16], APPLICATION_KEYS))
                    .toHex();
        }
    }

    /** STORE DATA commands: the plain groupings cut into blocks, then the keys in one of their own. */
    public static List<String> storeData(MasterKey master, int blockSize) {
        String plain = plainGroupings();
        var commands = new ArrayList<String>();
        for (int at = 0; at < plain.length(); at += 2 * blockSize) {
            String block = plain.substring(at, Math.min(plain.length(), at + 2 * blockSize));
            commands.add(storeData(0x08, commands.size(), block));
        }
        commands.add(storeData(0xE8, commands.size(), dgi("8000", encryptedKeys(master))));
        return commands;
    }

    /** One PUT KEY that replaces the transport keys by the issuer's. */
    public static String putKey() {
        return putKey(0x30, transport(), issuer());
    }

    public static String putKey(int replaced, MasterKey old, MasterKey next) {
        var data = new StringBuilder("%02X".formatted(next.keyVersion()));
        try (StaticKeys current = old.diversify(KDD);
                StaticKeys keys = next.diversify(KDD)) {
            for (CardKey key : List.of(keys.enc(), keys.mac(), keys.dek())) {
                data.append(keyBlock(current.dek(), key));
            }
        }
        return lc("80D8%02X81".formatted(replaced), data.toString());
    }

    static String keyBlock(CardKey dek, CardKey key) {
        var value = new ByteArrayOutputStream();
        try {
            key.writeTo(new DataOutputStream(value));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        byte[] padded =
                Arrays.copyOf(Arrays.copyOfRange(value.toByteArray(), 2, value.size()), (key.size() + 15) / 16 * 16);
        String encrypted = Bytes.copyOf(dek.encrypt(new byte[16], padded)).toHex();
        String block = "%02X".formatted(key.size()) + encrypted;
        return "88%02X".formatted(block.length() / 2) + block + "03"
                + key.checkValue().toHex();
    }

    /** Every command of an issue after EXTERNAL AUTHENTICATE. */
    public static List<String> issueScript() {
        var commands = new ArrayList<String>();
        commands.add(install());
        commands.add(personalize());
        commands.addAll(storeData(transport(), 200));
        commands.add("80F08007");
        commands.add("80F0800F");
        commands.add(putKey());
        return commands;
    }

    /** Issues the card as the demo does. */
    public static void issue(ApduChannel card) {
        CardDriver driver = open(card, transport());
        issueScript().forEach(driver::succeed);
    }
}
