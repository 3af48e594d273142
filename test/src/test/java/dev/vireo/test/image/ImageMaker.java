// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
         * Makes one.
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
     * @param folder gets a folder with the files
     */
    public ForeignImage make(Path content, Path folder) throws IOException, InterruptedException {
        String name = toString().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return recipe.make(content, Files.createDirectories(folder.resolve(name)), name);
    }

    @Override
    public String toString() {
        return format + " by " + program;
    }
}
