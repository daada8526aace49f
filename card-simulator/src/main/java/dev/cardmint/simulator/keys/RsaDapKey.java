package dev.cardmint.simulator.keys;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPublicKeySpec;

/**
 * An RSA public key of 1024 or 2048 bits that verifies load files: RSASSA-PKCS1-v1_5 of the hash, with SHA-1 for a
 * SHA-1 hash and SHA-256 for longer ones (GPC 2.3.1, C.3.2).
 */
final class RsaDapKey implements DapKey {

    static final int EXPONENT = 0xA0;
    static final int MODULUS = 0xA1;

    private static final int EXTENDED = 0xFF;
    private static final int SHA_1 = 20;

    private final Bytes modulus;
    private final Bytes exponent;

    RsaDapKey(Bytes modulus, Bytes exponent) {
        this.modulus = modulus;
        this.exponent = exponent;
    }

    /** 1024 or 2048 bits, odd, and an odd exponent of up to four bytes that is not 1. */
    static boolean isPossible(Bytes modulus, Bytes exponent) {
        boolean size = (modulus.size() == 128 || modulus.size() == 256) && modulus.unsigned(0) >= 0x80;
        return size
                && (modulus.unsigned(modulus.size() - 1) & 1) == 1
                && !exponent.isEmpty()
                && exponent.size() <= 4
                && (exponent.unsigned(exponent.size() - 1) & 1) == 1
                && !new BigInteger(1, exponent.toByteArray()).equals(BigInteger.ONE);
    }

    static RsaDapKey readFrom(DataInput in) throws IOException {
        return new RsaDapKey(ImageBytes.readLong(in), ImageBytes.readLong(in));
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeBoolean(false);
        ImageBytes.writeLong(out, modulus);
        ImageBytes.writeLong(out, exponent);
    }

    @Override
    public boolean verifies(Bytes hash, Bytes signature) {
        try {
            var spec = new RSAPublicKeySpec(
                    new BigInteger(1, modulus.toByteArray()), new BigInteger(1, exponent.toByteArray()));
            Signature verifier = Signature.getInstance(hash.size() == SHA_1 ? "SHA1withRSA" : "SHA256withRSA");
            verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
            verifier.update(hash.toByteArray());
            return verifier.verify(signature.toByteArray());
        } catch (SignatureException e) {
            return false; // no signature of this key's length
        } catch (GeneralSecurityException e) {
            return false; // no RSA key, whatever the bytes were called
        }
    }

    /** The extended format: types and lengths of both parts, then usage 84 and no access conditions. */
    @Override
    public Bytes information() {
        return Bytes.of(IDENTIFIER, VERSION, EXTENDED)
                .concat(Bytes.of(MODULUS, modulus.size() >> 8, modulus.size() & 0xFF))
                .concat(Bytes.of(EXPONENT, exponent.size() >> 8, exponent.size() & 0xFF))
                .concat(Bytes.of(1, 0x84, 1, 0));
    }

    @Override
    public Bytes checkValue() {
        return Bytes.EMPTY;
    }

    @Override
    public void close() {
        // A public key is no secret.
    }
}
