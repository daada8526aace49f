/**
 * What a profile says of finding the record of a card's holder: which readouts tell whose card it is, where in their
 * answers and how encoded, and which values of a record find it without its card. Entry types: {@link RecordReadout},
 * {@link SearchKey}. Nothing is looked up here.
 */
@NamedInterface("identification")
@NullMarked
package dev.cardmint.center.profiles.identification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
