/** JSON over HTTP as the lab's programs speak it; entry type {@link dev.cardmint.lab.http.JsonClient}. */
@NullMarked
package dev.cardmint.lab.http;

import org.jspecify.annotations.NullMarked;
