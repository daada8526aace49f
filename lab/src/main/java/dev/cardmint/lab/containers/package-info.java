/**
 * What containers of a center and a base need before they start: {@link dev.cardmint.lab.containers.Secrets} makes the
 * files that docker-compose.yml names. The containers themselves are described there and in docs/operations.md.
 */
@NullMarked
package dev.cardmint.lab.containers;

import org.jspecify.annotations.NullMarked;
