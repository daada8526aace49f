package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.lc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.cap.CapBuilder;
import dev.cardmint.simulator.loadfile.LoadFileHash;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadFileSignatureTests {

    private static final String SELF = "F043415244544553";
    private static final Bytes CAP =
            CapBuilder.of(SELF, 1, 0).applet(SELF + "01").build();
    private static final String ISD = "A000000151000000";

    private final SimulatedCard card = BlankCard.with(CardDriver.transport())
            .kdd(CardDriver.KDD)
            .mandatedDap(true)
            .create();
    private final CardDriver driver = CardDriver.open(card::process, CardDriver.transport());

    private static AesKey aesKey(int size) {
        byte[] value = new byte[size];
        value[0] = 0x5A;
        return AesKey.of(value);
    }

    private static String putAesKey(int replaced, int size) {
        try (StaticKeys keys = CardDriver.transport().diversify(CardDriver.KDD)) {
            return lc("80D8%02X01".formatted(replaced), "73" + CardDriver.keyBlock(keys.dek(), aesKey(size)));
        }
    }

    private static CommandApdu putRsaKey(RSAPublicKey key) {
        Bytes modulus = unsigned(key.getModulus());
        Bytes exponent = unsigned(key.getPublicExponent());
        Bytes data = Bytes.of(0x73)
                .concat(new Tlv(0xA1, modulus).encode())
                .concat(new Tlv(0xA0, exponent).encode())
                .concat(Bytes.of(0));
        return new CommandApdu(0x80, 0xD8, 0, 1, data, 256);
    }

    private static Bytes unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Bytes.copyOfRange(bytes, 1, bytes.length) : Bytes.copyOf(bytes);
    }

    private String load(int hashSize, String domain, Bytes signature) {
        Bytes hash = hashSize == 0 ? Bytes.EMPTY : LoadFileHash.of(CAP, hashSize);
        driver.succeed(CardDriver.installForLoad(SELF, hash.toHex()));
        Bytes dap = Tlv.of(0xE2, new Tlv(0x4F, Bytes.ofHex(domain)), new Tlv(0xC3, signature))
                .encode();
        return driver.loadFile(dap.concat(new Tlv(0xC4, CAP).encode()), 200)
                .statusWord()
                .toString();
    }

    private static Bytes cmac(int hashSize, int keySize) {
        return Bytes.copyOf(aesKey(keySize).cmac(LoadFileHash.of(CAP, hashSize).toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({"16,32", "24,20", "32,64"})
    void verifiesWithAnAesKey(int keySize, int hashSize) {
        driver.succeed(putAesKey(0, keySize));

        assertThat(load(hashSize, ISD, cmac(hashSize, keySize))).isEqualTo("9000");
        driver.succeed("80F220020A4F08" + SELF);
    }

    @ParameterizedTest
    @CsvSource({"1024,20,SHA1withRSA", "1024,32,SHA256withRSA", "2048,32,SHA256withRSA"})
    void verifiesWithAnRsaKey(int bits, int hashSize, String algorithm) throws GeneralSecurityException {
        KeyPair pair = keyPair(bits);
        assertThat(driver.send(putRsaKey((RSAPublicKey) pair.getPublic()))
                        .encode()
                        .toHex())
                .isEqualTo("739000");
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(LoadFileHash.of(CAP, hashSize).toByteArray());
        byte[] signature = signer.sign();

        signature[0] ^= 1;
        assertThat(load(hashSize, ISD, Bytes.copyOf(signature))).isEqualTo("6982");
        signature[0] ^= 1;
        assertThat(load(hashSize, ISD, Bytes.copyOf(signature).slice(1, bits / 8)))
                .isEqualTo("6982");
        assertThat(load(hashSize, ISD, Bytes.copyOf(signature))).isEqualTo("9000");
    }

    private static KeyPair keyPair(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @Test
    void refusesWhatIsNotSignedAsItMust() {
        assertThat(load(32, ISD, cmac(32, 16))).isEqualTo("6A88"); // no key yet
        driver.succeed(putAesKey(0, 16));

        assertThat(load(32, ISD, cmac(32, 24))).isEqualTo("6982"); // another key
        assertThat(load(32, ISD, cmac(20, 16))).isEqualTo("6982"); // another hash
        assertThat(load(32, ISD, cmac(32, 16).slice(0, 8))).isEqualTo("6982"); // half of it
        assertThat(load(32, ISD + "01", cmac(32, 16))).isEqualTo("6A88"); // another domain
        assertThat(load(0, ISD, cmac(32, 16))).isEqualTo("6A80"); // no hash to sign
        driver.succeed(CardDriver.installForLoad(SELF, ""));
        assertThat(driver.load(CAP, 200).statusWord()).hasToString("6985"); // nothing
        driver.refused("80F220020A4F08" + SELF, 0x6A88);
    }

    @Test
    void takesUnsignedLoadFilesWhereNoneIsDemanded() {
        CardDriver other = CardDriver.open(CardDriver.blank()::process, CardDriver.transport());
        other.succeed(CardDriver.installForLoad(SELF, ""));

        assertThat(other.load(CAP, 200).statusWord()).hasToString("9000");
    }

    @Test
    void tellsInItsPrivilegesThatItDemandsSignatures() {
        assertThat(driver.send("80F28002024F0000").encode().toHex())
                .isEqualTo("E3134F08A0000001510000009F700101C503DFFE809000");
    }

    @Test
    void tellsOfItsKeyInBothForms() throws GeneralSecurityException {
        driver.succeed(putAesKey(0, 24));
        assertThat(keyInformation()).endsWith("C00401738818" + "9000");

        driver.succeed("80E4000003D20173");
        assertThat(keyInformation()).doesNotContain("73");
        assertThat(driver.send(putRsaKey((RSAPublicKey) keyPair(1024).getPublic()))
                        .statusWord())
                .hasToString("9000");
        assertThat(keyInformation()).endsWith("C00D0173FFA10080A0000301840100" + "9000");
    }

    private String keyInformation() {
        return driver.send("80CA00E000").encode().toHex();
    }

    @Test
    void addsAndReplacesTheKeyAsAsked() {
        driver.refused(putAesKey(0x73, 16), 0x6A88);
        driver.refused(putAesKey(0x30, 16), 0x6A86);
        assertThat(driver.send(putAesKey(0, 16)).encode().toHex())
                .isEqualTo("73" + aesKey(16).checkValue().toHex() + "9000");
        driver.refused(putAesKey(0, 16), 0x6985);
        driver.succeed(putAesKey(0x73, 32));
        assertThat(load(32, ISD, cmac(32, 16))).isEqualTo("6982");
        assertThat(load(32, ISD, cmac(32, 32))).isEqualTo("9000");
        assertThat(card.keyVersions()).containsExactly(0x30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "73A10103A0010300", // three bits
                "73A1",
                "73A18180",
                "73A0010300", // cut off, or the exponent first
                "7388",
                "73880101"
            })
    void refusesAKeyThatIsNone(String data) {
        driver.refused(lc("80D80001", data), 0x6A80);
    }

    @ParameterizedTest
    @CsvSource({"01,6A80", "02,6A80", "0100000001,6A80", "03,9000"})
    void refusesAnRsaKeyThatProvesNothing(String exponent, String status) {
        String modulus = "80" + "00".repeat(126) + "01";
        String data = "73" + "A18180" + modulus + "A0%02X".formatted(exponent.length() / 2) + exponent + "00";

        assertThat(driver.send(lc("80D80001", data)).statusWord()).hasToString(status);
    }

    @Test
    void keepsTheKeyWithTheCard() throws Exception {
        driver.succeed(putAesKey(0, 32));

        assertThat(CardState.decode(card.encodedState()).encode()).isEqualTo(card.encodedState());
        driver.succeed("80E4000003D20173");
        assertThat(driver.send(putRsaKey((RSAPublicKey) keyPair(1024).getPublic()))
                        .statusWord())
                .hasToString("9000");
        assertThat(CardState.decode(card.encodedState()).encode()).isEqualTo(card.encodedState());
    }
}
