package dev.cardmint.lab.site;

import java.io.File;
import java.nio.file.Path;

/** Where the build leaves the programs, in the project's folder. */
public record Jars(Path project) {

    public Path center() {
        return project.resolve("center-service/target/center-service.jar");
    }

    public Path base() {
        return project.resolve("base-service/target/base-service.jar");
    }

    /** With what the virtual machine of every base is started. */
    Path baseOptions() {
        return project.resolve("base-service/base.options");
    }

    /** JNA's own library, by processor: a base unpacks nothing. */
    String nativeLibraries() {
        Path libraries = project.resolve("base-service/target/native/com/sun/jna");
        return libraries.resolve("linux-x86-64") + File.pathSeparator + libraries.resolve("linux-aarch64");
    }

    public Path simulator() {
        return project.resolve("card-simulator/target/card-simulator.jar");
    }

    /** The profile of a card type that the read-back compares a card with. */
    public Path profile(String cardType) {
        return profiles().resolve(cardType + ".json");
    }

    /** The profiles that a center comes with. */
    public Path profiles() {
        return project.resolve("center-service/src/main/resources/profiles");
    }

    public Path samples() {
        return project.resolve("docs/samples");
    }

    /** One card request for each further card type. */
    public Path furtherSamples() {
        return samples().resolve("card-types");
    }
}
