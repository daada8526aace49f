/**
 * Card content management (GPC 2.3.1, 9 and 11): the commands that load, install, personalize, list and delete. Entry
 * type: {@link ContentManagement}. What is on the card is its registry's; which command may run when is the security
 * domain's to say.
 */
@NullMarked
package dev.cardmint.simulator.content;

import org.jspecify.annotations.NullMarked;
