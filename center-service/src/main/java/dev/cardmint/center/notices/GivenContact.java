package dev.cardmint.center.notices;

import dev.cardmint.center.web.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it was sent; whether it is one is not said yet.
 *
 * @param language its tag; English if there is none
 */
public record GivenContact(@Nullable String email, @Nullable String language) {

    /** What the parts are called in requests and in files. */
    public static final String EMAIL = "contact.email";

    public static final String LANGUAGE = "contact.language";

    /** What is wrong with it, in words that repeat none of it. */
    public List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (email == null) {
            problems.add(new FieldProblem(EMAIL, "is missing"));
        } else if (!Contact.isEmail(email)) {
            problems.add(new FieldProblem(EMAIL, "is no e-mail address such as name@example.org"));
        }
        if (language != null && Language.of(language) == null) {
            problems.add(new FieldProblem(LANGUAGE, "takes en or de"));
        }
        return problems;
    }

    /** The contact, which must have no problem. */
    public Contact accepted() {
        return new Contact(
                Objects.requireNonNull(email),
                language == null ? Language.EN : Objects.requireNonNull(Language.of(language)));
    }

    @Override
    public String toString() {
        return "GivenContact";
    }
}
