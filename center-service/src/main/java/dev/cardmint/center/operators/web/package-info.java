/** Sign-ins and approvals over REST. */
@NullMarked
package dev.cardmint.center.operators.web;

import org.jspecify.annotations.NullMarked;
