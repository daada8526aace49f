/**
 * Card content (GPC 2.3.1, 6 and 9): what is installed, and the commands that change it. Entry type:
 * {@link CardContent}. Which command may run when is the security domain's to say, and not here.
 */
@NullMarked
package dev.cardmint.simulator.content;

import org.jspecify.annotations.NullMarked;
