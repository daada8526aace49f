package dev.cardmint.lab;

/** Entry point of the lab's programs. */
public final class Lab {

    private Lab() {}

    public static void main(String[] arguments) {
        System.err.println("usage: lab.jar demo|up …");
        System.exit(2);
    }
}
