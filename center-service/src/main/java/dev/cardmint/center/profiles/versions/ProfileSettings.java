package dev.cardmint.center.profiles.versions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of the card types that the service is shipped with.
 *
 * @param activateUnproved whether those whose cards can prove nothing are in use at once, without two people who accept
 *     that: for laboratories
 */
@ConfigurationProperties("cardmint.profiles")
record ProfileSettings(@DefaultValue("false") boolean activateUnproved) {}
