// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whatever control groups this machine has, containers are tried with those of version 2 alone too. */
@EnabledIfSystemProperty(
        named = "vireo.test.long",
        matches = "true",
        disabledReason = "takes half an hour without KVM: ./vireo test --long runs it")
final class UnifiedKernelTest {
    private static final String AGENT = "dev.vireo.agent.";
    private static final String CONTAINERS = AGENT + "guest.lxc.process.";

    @TempDir
    Path folder;

    @Test
    void runningContainersAreOnVersionTwoWhatTheyAreOnVersionOne() throws Exception {
        Path agentTests =
                Path.of("../node-agent/target/test-classes").toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(agentTests), "the tests of node-agent are not compiled");
        hold(
                List.of(agentTests),
                List.of(
                        AGENT + "host.UnifiedGroupsTest",
                        CONTAINERS + "UnprivilegedContainerTest",
                        CONTAINERS + "PrivilegedContainerTest#deviceFileHasItsOwnOwnerAndTheNodesStaysAsItIs",
                        CONTAINERS + "PrivilegedContainerTest#linkThatTheContainerPlantsLeadsNoMountOutOfIt"));
    }

    @Test
    void nodeMakesContainersOnVersionTwoAsOnVersionOne() throws Exception {
        hold(List.of(), List.of(ContainerLifeTest.class.getName(), ContainerNetworkTest.class.getName()));
    }

    private void hold(List<Path> more, List<String> tests) throws Exception {
        UnifiedKernel.assumePossible();
        UnifiedKernel kernel = new UnifiedKernel(folder);
        List<String> printed = kernel.run(more, ChosenTests.class, tests);
        assertThat(printed).as(kernel::said).contains(ChosenTests.DONE);
    }
}
