package dev.cardmint.lab.operators;

import dev.cardmint.lab.certificates.Identity;
import dev.cardmint.lab.folder.OwnerOnly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import tools.jackson.databind.json.JsonMapper;

/** What a center reads into its registries when it does not know these ids yet. */
public record Bootstrap(List<Terminal> terminals, List<Operator> operators) {

    /** Every lab person and terminal is of one branch. */
    public static final String BRANCH = "lab";

    private static final int BCRYPT_COST = 10;
    private static final JsonMapper JSON = new JsonMapper();

    public Bootstrap {
        terminals = List.copyOf(terminals);
        operators = List.copyOf(operators);
    }

    /** A machine that may call the center. */
    public record Terminal(String id, String kind, String branch, boolean drill, String certificateSha256) {

        public static Terminal of(String id, String kind, boolean drill, Identity identity) {
            return new Terminal(id, kind, BRANCH, drill, identity.sha256());
        }
    }

    /** A person who may sign in. */
    public record Operator(String username, String displayName, String role, String branch, String passwordHash) {

        static Operator of(LabOperator operator, SecureRandom random) {
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            byte[] password = operator.password().getBytes(StandardCharsets.UTF_8);
            String hash = "{bcrypt}" + OpenBSDBCrypt.generate("2a", password, salt, BCRYPT_COST);
            return new Operator(operator.username(), operator.displayName(), operator.role(), BRANCH, hash);
        }
    }

    public static Bootstrap of(List<Terminal> terminals, LabOperators people) {
        SecureRandom random = new SecureRandom();
        return new Bootstrap(
                terminals,
                people.operators().stream()
                        .map(operator -> Operator.of(operator, random))
                        .toList());
    }

    public void write(Path file) {
        OwnerOnly.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }
}
