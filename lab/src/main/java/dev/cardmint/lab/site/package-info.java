/**
 * One center, one base, a database and the link between them on one machine; entry type
 * {@link dev.cardmint.lab.site.LabSite}. The services are the jars that a production system runs, as processes.
 */
@NullMarked
package dev.cardmint.lab.site;

import org.jspecify.annotations.NullMarked;
