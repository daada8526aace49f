/**
 * SCP02 of the GlobalPlatform Card Specification 2.3.1, Appendix E, with three keys and explicit initiation, as the
 * card sees it ({@link Scp02CardChannel}) and as a host sees it ({@link Scp02HostMessaging}). BEGIN and END R-MAC
 * SESSION are not here: a level of EXTERNAL AUTHENTICATE asks for R-MACs.
 */
@NullMarked
package dev.cardmint.simulator.securechannel.scp02;

import org.jspecify.annotations.NullMarked;
