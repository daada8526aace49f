/**
 * One mail to one person over SMTP. Entry type: {@link Mailer}. Who is written to, and when again, is not decided here.
 */
@NullMarked
package dev.cardmint.center.notices.mail;

import org.jspecify.annotations.NullMarked;
