/** REST of the issuance file. */
@NullMarked
package dev.cardmint.center.issuance.web;

import org.jspecify.annotations.NullMarked;
