/** What the center demands of its PostgreSQL before it starts. The tables belong to the features. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cardmint.center.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
