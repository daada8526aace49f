package dev.cardmint.base.center;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Who this terminal is, as its certificate's subject says.
 *
 * @param id the subject's CN
 * @param drill whether the subject's OU is {@code drill}; otherwise it is {@code production}
 */
public record TerminalIdentity(String id, boolean drill) {

    private static final String DRILL = "drill";

    /**
     * Reads a terminal certificate's subject.
     *
     * @throws StartRefusedException unless it has one CN, and one OU that is {@code drill} or {@code production}
     */
    public static TerminalIdentity of(X509Certificate certificate) {
        LdapName subject = subject(certificate);
        String kind = single(subject, "OU");
        if (!kind.equals(DRILL) && !kind.equals("production")) {
            throw new StartRefusedException("The terminal certificate says neither OU=drill nor OU=production.");
        }
        return new TerminalIdentity(single(subject, "CN"), kind.equals(DRILL));
    }

    private static LdapName subject(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
        } catch (InvalidNameException e) {
            throw new StartRefusedException("The terminal certificate's subject cannot be read.", e);
        }
    }

    private static String single(LdapName subject, String type) {
        List<String> values = subject.getRdns().stream()
                .filter(rdn -> rdn.size() == 1 && rdn.getType().equalsIgnoreCase(type))
                .map(Rdn::getValue)
                .map(String::valueOf)
                .toList();
        if (values.size() != 1) {
            throw new StartRefusedException("The terminal certificate's subject needs exactly one %s.".formatted(type));
        }
        return values.get(0);
    }
}
