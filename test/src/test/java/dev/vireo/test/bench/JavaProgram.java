// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that starts a program of Vireo as {@code ./vireo} does: the same flags, and an archive of loaded classes.
 *
 * @param main its main class
 * @param flags what Java is told
 * @param classPath where its classes are
 */
record JavaProgram(String main, List<String> flags, String classPath) {
    /** The agent. */
    static JavaProgram agent() throws IOException {
        return new JavaProgram("dev.vireo.agent.Main", List.of("-Xmx128m", "-XX:+UseSerialGC"), classPathOf("agent"));
    }

    /** The desktop. */
    static JavaProgram desktop() throws IOException {
        return new JavaProgram(
                "dev.vireo.desktop.Main", List.of("-Xmx768m", "-Dprism.order=sw"), classPathOf("desktop"));
    }

    /** The class path that the launcher built; without one, the jars that this program runs from. */
    private static String classPathOf(String program) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path built = folder.resolve("target/lib").resolve(program + ".classpath");
            if (Files.exists(built)) {
                return Files.readString(built).strip();
            }
        }
        String jars = Arrays.stream(own().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return jars.contains("node-agent") ? jars : own();
    }

    /** The class path of this program. */
    static String own() {
        return System.getProperty("java.class.path");
    }

    /** The same program started by another main class, which is found behind its own classes. */
    JavaProgram through(Class<?> starter) {
        return new JavaProgram(starter.getName(), flags, classPath + File.pathSeparator + own());
    }

    /** The same program with one more flag. */
    JavaProgram with(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new JavaProgram(main, more, classPath);
    }

    /** The whole command with those arguments. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }
}
