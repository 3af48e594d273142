// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What another Java needs to find the classes that this one has. */
public final class OwnClasses {
    private OwnClasses() {}

    /** The class path: the build's, where it runs the tests, that of a launcher that loads them itself, or Java's. */
    public static String path() {
        String ofBuild = System.getProperty("surefire.test.class.path");
        if (ofBuild != null) {
            return ofBuild;
        }
        if (OwnClasses.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"));
        }
        return System.getProperty("java.class.path");
    }
}
