/**
 * The lab's certificates: {@link dev.cardmint.lab.certificates.LabAuthority} makes them on the first start and keeps
 * them. A production center has its own authority; nothing here is meant for it.
 */
@NullMarked
package dev.cardmint.lab.certificates;

import org.jspecify.annotations.NullMarked;
