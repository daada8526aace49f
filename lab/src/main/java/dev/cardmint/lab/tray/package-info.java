/**
 * A page on which a demo's virtual cards are made, put into readers, pulled and damaged:
 * {@link dev.cardmint.lab.tray.TrayServer} serves it on the loopback address. Cards and readers themselves lie in
 * {@code cards}; neither base nor center knows of this page, but for a link to it on the base's.
 */
@NullMarked
package dev.cardmint.lab.tray;

import org.jspecify.annotations.NullMarked;
