package dev.cardmint.simulator;

/** The command line of the simulator. */
public final class CardSimulator {

    private CardSimulator() {}

    public static void main(String[] args) {
        System.out.println("card-simulator");
    }
}
