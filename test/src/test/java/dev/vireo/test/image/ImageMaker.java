// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A program that writes a foreign format.
 *
 * @param format what it writes
 * @param driver what QEMU calls that
 * @param program what it is called
 * @param needs files that the machine must have for it
 * @param recipe how it is used
 */
public record ImageMaker(String format, String driver, String program, List<String> needs, Recipe recipe) {
    public ImageMaker {
        needs = List.copyOf(needs);
    }

    /** Makes an image. */
    @FunctionalInterface
    interface Recipe {
        /**
         * Makes it.
         *
         * @param content what a guest is to see; a maker that writes content of its own alone leaves it
         * @param folder empty; for the files
         * @param name for the files, without an end
         */
        ForeignImage make(Path content, Path folder, String name) throws IOException, InterruptedException;
    }

    /** Skips the test, naming what the machine lacks. */
    public void requirePossible() {
        needs.forEach(file -> assumeTrue(Files.exists(Path.of(file)), "no " + program + ": " + file + " is missing"));
    }

    /** Whether the machine has all that it needs. */
    public boolean isPossible() {
        return needs.stream().allMatch(file -> Files.exists(Path.of(file)));
    }

    /**
     * Makes an image.
     *
     * @param content what a guest is to see
     * @param folder gets the files; it is made if it does not exist
     * @param name of the files, without an end
     */
    public ForeignImage make(Path content, Path folder, String name) throws IOException, InterruptedException {
        return recipe.make(content, Files.createDirectories(folder), name);
    }

    /** A name for its files that no other maker's have. */
    public String fileName() {
        return toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    @Override
    public String toString() {
        return format + " by " + program;
    }
}
