// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The least that a Java program can do: it prints a line and waits until its input ends. */
public final class EmptyProgram {
    private EmptyProgram() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("here");
        System.in.read();
    }
}
