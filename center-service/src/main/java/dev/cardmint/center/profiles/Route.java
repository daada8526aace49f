package dev.cardmint.center.profiles;

/** Which secure channel carries the personalization data. */
public enum Route {
    /** The security domain's: INSTALL [for personalization], then STORE DATA to it (GPCS 11.5.2.3.7). */
    SECURITY_DOMAIN,
    /** A further one, opened on the application itself with the keys of its security domain (GPCS 7.3.3). */
    APPLICATION
}
