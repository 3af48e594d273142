// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers on bridges and behind NAT, on a node whose network and mounts are its own: the machine's stay as they are. */
final class ContainerNetworkTest {
    /** What programs look up: no secrets. */
    private static final String ETC = "passwd group login.defs nsswitch.conf ld.so.cache hosts services protocols lxc"
            + " alternatives iproute2 subuid subgid java-17-openjdk ssl";

    @Test
    void containersReachTheirNetworksAndLeaveNothingOfThem(@TempDir Path folder) throws Exception {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        boolean hasTools = Stream.of("dnsmasq", "nft").allMatch(name -> Files.exists(Path.of("/usr/sbin", name)));
        assumeTrue(hasTools, "dnsmasq or nftables is not installed");
        Path groups = Files.createDirectory(folder.resolve("groups"));
        Path etc = Files.createDirectory(folder.resolve("etc"));
        String script = String.join(
                " && ",
                "mount --rbind /sys/fs/cgroup " + groups,
                "mount -t sysfs none /sys",
                "mount --rbind " + groups + " /sys/fs/cgroup",
                "mount -t tmpfs none " + etc,
                "for name in " + ETC + "; do [ ! -e /etc/$name ] || cp -a /etc/$name " + etc + "; done",
                "mount --bind " + etc + " /etc",
                "umount " + etc,
                "ip link set lo up",
                "exec \"$@\"");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--net",
                        "--propagation",
                        "private",
                        "--",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        java,
                        "-Xmx512m",
                        "-cp",
                        classes,
                        NetworkScenario.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = process.waitFor();
        List<String> lines = Files.readAllLines(output, UTF_8);
        assertThat(code).as("%s", String.join("\n", lines)).isZero();
        assertThat(lines).contains(NetworkScenario.DONE);
    }
}
