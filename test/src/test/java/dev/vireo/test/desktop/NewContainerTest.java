// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.test.system.BusyboxTemplate;
import dev.vireo.test.system.NodeContainers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person makes a container with the wizard, and it runs. */
final class NewContainerTest {
    private static final Duration WHILE = Duration.ofSeconds(60);
    private static final Vmid VMID = Vmid.parse("100");

    @TempDir
    Path folder;

    private NodeUnderTest node;
    private AgentClient api;
    private DesktopUnderTest desktop;
    private final Person person = new Person();

    @BeforeEach
    void startNodeAndDesktop() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        // An unprivileged container's root is an ordinary account, which has to get to its files.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = new NodeUnderTest(folder);
        BusyboxTemplate.install(folder.resolve("state"));
        api = node.client();
        desktop = new DesktopUnderTest(node, "light");
    }

    @AfterEach
    void endAll() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
        if (node != null) {
            if (!api.call(
                            ContainerEndpoints.LIST,
                            Arguments.of(Options.EMPTY.with(PathParameters.NODE, NodeUnderTest.NAME)))
                    .isEmpty()) {
                api.call(ContainerEndpoints.DESTROY, container().with(ContainerEndpoints.FORCE, true));
                Eventually.holds("the container is gone", WHILE, this::isGone);
            }
            api.close();
            node.close();
            new NodeContainers(folder.resolve("state")).end();
        }
    }

    private static Arguments container() {
        return Arguments.of(
                Options.EMPTY.with(PathParameters.NODE, NodeUnderTest.NAME).with(PathParameters.VMID, VMID));
    }

    private boolean isGone() {
        return api.call(
                        ContainerEndpoints.LIST,
                        Arguments.of(Options.EMPTY.with(PathParameters.NODE, NodeUnderTest.NAME)))
                .isEmpty();
    }

    @Test
    void containerMadeByTheWizardRuns() {
        person.sees("#item-name");
        person.clicks("#create-ct");
        person.fills("#wizard-name", "made-by-hand");
        person.clicks("#wizard-next");
        person.sees("#wizard-template");
        person.clicks("#wizard-next");
        person.fills("#wizard-disk-size", "0.125");
        person.clicks("#wizard-next");
        person.sees("#wizard-cores");
        person.clicks("#wizard-next");
        person.fills("#wizard-memory", "64");
        person.clicks("#wizard-next");
        person.clicks("#wizard-network-advanced");
        person.clicks("#wizard-network-none");
        person.clicks("#wizard-next");
        person.sees("#wizard-dns-node");
        person.clicks("#wizard-next");
        person.sees("#wizard-summary");
        person.clicks("#wizard-finish");
        person.reads("#item-name", VMID + " made-by-hand");
        Eventually.holds("the container is made", WHILE, this::isMade);

        person.clicks("#power-start");
        Eventually.holds("the container runs", WHILE, this::isRunning);

        Map<String, Object> configuration = api.call(ContainerEndpoints.READ_CONFIG, container());
        assertThat(configuration.get("hostname")).hasToString("made-by-hand");
        assertThat(configuration.get("memory")).hasToString("64");
        assertThat(configuration).doesNotContainKeys("net0", "password");
    }

    private boolean isMade() {
        Map<String, Object> configuration = api.call(ContainerEndpoints.READ_CONFIG, container());
        return configuration.get("lock") == null && configuration.get("rootfs") != null;
    }

    private boolean isRunning() {
        CtStatus status = api.call(ContainerEndpoints.STATUS, container());
        return status.status().equals("running") && status.pid() != null;
    }
}
