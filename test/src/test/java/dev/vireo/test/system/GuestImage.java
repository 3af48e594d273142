// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small Linux guest of the tests. {@code ./vireo test} builds it and tells where it is. */
final class GuestImage {
    /** The volume that it becomes on a node. */
    static final String VOLUME = "local:iso/vireo-guest.iso";

    private static final String PROPERTY = "vireo.guest.iso";

    private GuestImage() {}

    /** Whether it was built. */
    static boolean isThere() {
        String file = System.getProperty(PROPERTY, "");
        return !file.isEmpty() && Files.exists(Path.of(file));
    }

    /** Uploads it to the node. */
    static void upload(ApiCaller caller) throws Exception {
        RunningNode.succeed(caller, uploadCall(caller));
    }

    private static ApiReply uploadCall(ApiCaller caller) throws IOException, InterruptedException {
        byte[] file = Files.readAllBytes(Path.of(System.getProperty(PROPERTY, "")));
        return caller.upload(RunningNode.path("/storage/local/upload"), "iso", "vireo-guest.iso", file);
    }
}
