package dev.cardmint.center.personalization;

import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.securechannel.InitializeUpdate;

/**
 * What a channel was opened with: SCP02 encrypts keys and secrets with a key of the session.
 *
 * @param keys the card's that opened it
 * @param opened the card's answer to INITIALIZE UPDATE
 */
public record ChannelKeys(CardKeys keys, InitializeUpdate.Response opened) {}
