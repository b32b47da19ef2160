package io.github.retention4j.examples;

/** Stands in for the demo until it is written. */
public final class Demo {
    private Demo() {}

    /**
     * Prints what it read.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("not yet");
    }
}
