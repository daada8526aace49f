package dev.cardmint.center.designs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the versions of designs are kept. */
public interface DesignVersions {

    /** Begins a change: until the transaction ends nobody else changes any version. */
    void beginChange();

    @Nullable
    DesignVersion find(String design, int version);

    /** The version of a design that may be chosen. */
    @Nullable
    DesignVersion active(String design);

    /** The versions that may be chosen for cards of a type, by name. */
    List<DesignVersion> activeFor(String cardType);

    /** Every version of every design. */
    List<DesignVersion> all();

    /** One version with its templates. */
    @Nullable
    CardDesign content(String design, int version);

    void add(DesignVersion version, CardDesign design);

    /** Keeps how far a version has come. */
    void update(DesignVersion version);
}
