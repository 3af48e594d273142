// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers on bridges and behind NAT, on a node whose network and mounts are its own: the machine's stay as they are. */
final class ContainerNetworkTest {
    @Test
    void containersReachTheirNetworksAndLeaveNothingOfThem(@TempDir Path folder) throws Exception {
        OwnNetwork.assumePossible();
        OwnNetwork.run(folder, NetworkScenario.class);
    }
}
