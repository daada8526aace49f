package dev.cardmint.center.notices.mail;

/** How the way to the mail server is protected. */
public enum MailSecurity {
    /** TLS after STARTTLS (RFC 3207), which the server must offer: nothing is sent before. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314, 3.3). */
    TLS,
    /** Not at all: for a server on this machine. */
    NONE
}
