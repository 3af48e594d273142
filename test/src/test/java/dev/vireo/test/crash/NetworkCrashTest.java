// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.test.system.OwnNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets an agent die amid a change of its node's network: {@link NetworkCrash}. The usual run has the worst moments, the long
 * one every step.
 */
final class NetworkCrashTest {
    @Test
    void anAgentMayDieAnywhereInAChangeOfTheNetwork(@TempDir Path folder) throws Exception {
        OwnNetwork.assumePossible();
        assumeTrue(Files.exists(Path.of("/etc/network/if-pre-up.d/bridge")), "bridge-utils is not installed");
        OwnNetwork.run(
                folder,
                NetworkCrash.class,
                ifupdown().toString(),
                Boolean.getBoolean("vireo.test.long") ? "long" : "usual");
    }

    /** The unpacked package, fetched once for all tests of a checkout: installing it would touch this machine's network. */
    private static Path ifupdown() throws IOException, InterruptedException {
        Path tools = Path.of("target", "ifupdown").toAbsolutePath();
        if (!Files.exists(tools.resolve("usr/sbin/ifup"))) {
            Files.createDirectories(tools);
            String script = "cd " + tools + " && apt-get -qq download ifupdown && dpkg-deb -x ifupdown_*.deb x"
                    + " && mkdir -p x/usr && for d in sbin lib bin; do [ ! -d x/$d ] || [ -L x/$d ]"
                    + " || { mkdir -p x/usr/$d; cp -a x/$d/. x/usr/$d/; }; done && mv x/usr x/etc . && mkdir -p etc/network";
            int code = new ProcessBuilder(List.of("sh", "-c", script))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            assumeTrue(code == 0, "the package ifupdown cannot be fetched here");
        }
        return tools;
    }
}
