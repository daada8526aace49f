/**
 * The demo: {@link dev.cardmint.lab.demo.OnceDemo} issues the sample cards and measures,
 * {@link dev.cardmint.lab.demo.ProfilesDemo} issues one card of every profile, {@link dev.cardmint.lab.demo.OpenDemo}
 * leaves a site running for people. All act as a customer system and a clerk do, over the services' REST interfaces.
 * The fields of the result are defined in {@code docs/demo.md}.
 */
@NullMarked
package dev.cardmint.lab.demo;

import org.jspecify.annotations.NullMarked;
