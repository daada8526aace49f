/** REST of recognition, offers and card sessions, as docs/protocol.md describes it. */
@NullMarked
package dev.cardmint.center.sessions.web;

import org.jspecify.annotations.NullMarked;
