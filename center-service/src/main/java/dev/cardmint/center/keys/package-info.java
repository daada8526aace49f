/**
 * The key vault: card master keys, diversification, key wrapping, and the sealing of everything that rests in the
 * database. Entry types: {@link KeyVault}, {@link KeyVaultCommand}. Master keys never leave it; callers name a key set
 * and get a channel, a wrapped key or a sealed value. Storing what was sealed is not its business.
 */
@ApplicationModule(
        allowedDependencies = {
            "securechannel",
            "securechannel :: scp02",
            "securechannel :: scp03",
            "securechannel :: aes",
            "securechannel :: des"
        })
@NullMarked
package dev.cardmint.center.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
