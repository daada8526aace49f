/**
 * Load files: the CAP files that applications are loaded from, read strictly and never executed. Entry type:
 * {@link CapFile}. What a file's bytecode does is for a verifier to judge, and how it travels to a card is said
 * elsewhere.
 */
@ApplicationModule(allowedDependencies = {"audit", "operators", "terminals", "web"})
@NullMarked
package dev.cardmint.center.loadfiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
