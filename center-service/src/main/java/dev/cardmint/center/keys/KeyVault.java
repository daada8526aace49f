package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.scp03.ExpectedOpening;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/**
 * Holds the card master keys and the key that seals what rests in the database. Master keys never leave it. Safe for
 * several threads.
 */
public interface KeyVault {

    /** Whether there is a key set of this name for this purpose. */
    boolean has(KeySetName name, Purpose purpose);

    /**
     * What a key set is like.
     *
     * @throws PurposeMismatchException if there is one for the other purpose only
     * @throws UnknownKeySetException if there is none of that name
     */
    KeySet describe(KeySetName name, Purpose purpose);

    List<KeySet> keySets();

    /**
     * Verifies the card cryptogram with a card's keys and opens a channel.
     *
     * @throws PurposeMismatchException if the set is not for the caller's purpose
     * @throws CardCryptogramMismatchException if the card did not prove these keys, or names another key version
     */
    SecureChannel openChannel(CardKeys keys, ChannelOpening opening);

    /**
     * Whether a card's answer was made with a set's keys and names its version; on paper.
     *
     * @throws PurposeMismatchException if the set is not for the caller's purpose
     */
    boolean matches(CardKeys keys, Bytes hostChallenge, InitializeUpdate.Response response);

    /**
     * What a card with these keys and a pseudo-random challenge will answer to INITIALIZE UPDATE.
     *
     * @throws PurposeMismatchException if the set is not for the caller's purpose
     */
    InitializeUpdate.Response predictOpening(CardKeys keys, ExpectedOpening expected);

    /**
     * Tries, on paper, whatever else may have made the card's answer, which may be of another protocol than expected.
     */
    Diagnosis explainMismatch(CardKeys expected, Bytes hostChallenge, InitializeUpdate.Response response);

    /**
     * Proves an access key to a card with files: AES-CMAC of the challenge.
     *
     * @param challenge the card's, 16 bytes
     * @throws PurposeMismatchException if the set is not for the caller's purpose
     */
    Bytes accessCryptogram(CardKeys keys, Bytes challenge);

    /**
     * Whether a card with files proved its access key.
     *
     * @param challenge the center's, 8 bytes: no other length, so that no cryptogram of the center's can be sent back
     * @throws PurposeMismatchException if the set is not for the caller's purpose
     */
    boolean verifyAccessCryptogram(CardKeys keys, Bytes challenge, Bytes cryptogram);

    /**
     * Derives a card's keys in another set and encrypts them under the Key-DEK in use, for PUT KEY: SCP03 under the
     * static Key-DEK, SCP02 under the S-DEK of this session.
     *
     * @param opened the answer that the channel was opened with, which goes with {@code current}; a session keeps it
     * @param recipe how the card wants keys written
     * @throws PurposeMismatchException if one of the two sets is not for the caller's purpose
     * @throws IllegalArgumentException if the set in use is none of the channel's protocol, or the recipe leaves the
     *     length of a key open
     */
    EncryptedKeySet encryptKeySet(
            CardKeys current, InitializeUpdate.Response opened, KeySetName newSet, KeyRecipe recipe);

    /**
     * Encrypts sensitive data under a card's Key-DEK: SCP03 AES-CBC with initial value zero under the static Key-DEK
     * (Amendment D, 6.2.8), SCP02 3DES-ECB under the S-DEK of this session (GPCS E.4.7).
     *
     * @param opened the answer that the channel was opened with, which goes with {@code current}; a session keeps it
     * @throws PurposeMismatchException if the set is not for the caller's purpose
     * @throws IllegalArgumentException unless the data is whole blocks, of 16 bytes or in SCP02 of 8, or if the set in
     *     use is none of the channel's protocol
     */
    Bytes encryptUnderDek(CardKeys current, InitializeUpdate.Response opened, byte[] data);

    /**
     * Seals a value for rest.
     *
     * @param context what it belongs to; the same is needed to open it
     */
    byte[] seal(byte[] plain, String context);

    /**
     * Opens a sealed value; the caller wipes it.
     *
     * @throws SealBrokenException if it was altered or belongs to another context or vault
     */
    byte[] unseal(byte[] sealed, String context);

    /** Seals what is needed to go on with a channel later; see {@link SecureChannel#exportState()}. */
    byte[] sealChannel(SecureChannel channel, String context);

    /**
     * Goes on with a sealed channel.
     *
     * @throws SealBrokenException if it was altered or belongs to another context or vault
     */
    SecureChannel unsealChannel(byte[] sealed, String context);

    /** A new key for one record's data, wrapped; destroying it erases the data. */
    byte[] newDataKey();

    /**
     * Encrypts a record's data under its own key.
     *
     * @throws SealBrokenException if the data key is not this vault's
     */
    byte[] encryptRecord(byte[] wrappedDataKey, byte[] plain, String context);

    /**
     * Decrypts a record's data; the caller wipes it.
     *
     * @throws SealBrokenException if key, data or context do not belong together
     */
    byte[] decryptRecord(byte[] wrappedDataKey, byte[] encrypted, String context);

    /** A hash that only this vault can compute (HMAC-SHA-256), 32 bytes: for looking up values that are not stored. */
    Bytes keyedHash(String context, byte[] value);
}
