package dev.cardmint.center.notices.mail;

/** Sends mail. */
public interface Mailer {

    /**
     * Hands a mail over to a server that took it on itself.
     *
     * @throws MailNotSentException if none did, as far as is known
     */
    void send(Mail mail);
}
