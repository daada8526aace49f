/**
 * What is written to a card: GlobalPlatform's card content commands, the personalization data of one record, and the
 * script that issues it. Entry types: {@link IssueScript}, {@link PersonalizationData}. Commands are plain here; the
 * secure channel wraps them, and what the card's answers prove is judged by the card session.
 */
@ApplicationModule(
        allowedDependencies = {
            "keys",
            "loadfiles",
            "loadfiles :: store",
            "profiles",
            "profiles :: filesystem",
            "securechannel"
        })
@NullMarked
package dev.cardmint.center.personalization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
