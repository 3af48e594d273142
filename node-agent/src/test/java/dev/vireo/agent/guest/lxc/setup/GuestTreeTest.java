// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestTreeTest {
    @TempDir
    Path directory;

    private Path root;
    private Path outside;
    private GuestTree tree;

    @BeforeEach
    void begin() throws IOException {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root gives files to other accounts");
        root = Files.createDirectory(directory.resolve("root"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("canary"), "untouched");
        tree = new GuestTree(root, 100_000);
    }

    @AfterEach
    void nothingOutsideIsTouched() throws IOException {
        assertThat(outside.resolve("canary")).hasContent("untouched");
        try (Stream<Path> all = Files.list(outside)) {
            assertThat(all).hasSize(1);
        }
        tree.close();
    }

    @Test
    void directoryThatIsLinkToTheNodesEndsInTheContainer() throws IOException {
        Files.createSymbolicLink(root.resolve("etc"), outside);
        tree.write("etc/canary", "mine", 0644);
        assertThat(root.resolve(Path.of("/").relativize(outside)).resolve("canary"))
                .hasContent("mine");
    }

    @Test
    void relativeLinkUpwardsEndsAtTheContainersRoot() throws IOException {
        Files.createDirectories(root.resolve("outside"));
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/etc"), Path.of("../../../../outside"));
        tree.write("a/etc/canary", "mine", 0644);
        assertThat(root.resolve("outside/canary")).hasContent("mine");
    }

    @Test
    void fileThatIsLinkIsReplacedAndNotWrittenThrough() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(root.resolve("etc/hosts"), outside.resolve("canary"));
        assertThat(tree.read("etc/hosts")).isEmpty();
        tree.write("etc/hosts", "mine", 0644);
        assertThat(Files.isSymbolicLink(root.resolve("etc/hosts"))).isFalse();
        assertThat(root.resolve("etc/hosts")).hasContent("mine");
    }

    @Test
    void temporaryNameThatIsLinkIsNotWrittenThrough() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(root.resolve("etc/hosts.vireo-new"), outside.resolve("canary"));
        tree.write("etc/hosts", "mine", 0644);
        assertThat(root.resolve("etc/hosts")).hasContent("mine");
    }

    @Test
    void fileHardLinkedElsewhereIsReplacedAndNotWrittenInPlace() throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("other"), "kept");
        Files.createLink(root.resolve("etc/hosts"), root.resolve("other"));
        tree.write("etc/hosts", "mine", 0644);
        assertThat(root.resolve("other")).hasContent("kept");
    }

    @Test
    void removalRemovesLinkAndNotItsTarget() throws IOException {
        Files.createSymbolicLink(root.resolve("gone"), outside.resolve("canary"));
        tree.remove("gone");
        assertThat(Files.isSymbolicLink(root.resolve("gone"))).isFalse();
    }

    @Test
    void circleOfLinksIsRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
        assertThatThrownBy(() -> tree.read("a/x")).hasMessageContaining("too many links");
    }

    @Test
    void pipeIsNotRead() throws Exception {
        new HostProgramRunner().require(List.of("mkfifo", root.resolve("pipe").toString()));
        assertThat(tree.read("pipe")).isEmpty();
    }

    @Test
    void endlessFileIsNotRead() throws Exception {
        new HostProgramRunner()
                .require(List.of("truncate", "--size=1T", root.resolve("huge").toString()));
        assertThatThrownBy(() -> tree.read("huge")).hasMessageContaining("more than");
    }

    @Test
    void newFileBelongsToTheContainersRootAndAnOldOneKeepsItsOwner() throws Exception {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/shadow"), "x");
        new HostProgramRunner().require(List.of("chown", "100000:100042", root.resolve("etc/shadow") + ""));
        new HostProgramRunner().require(List.of("chmod", "640", root.resolve("etc/shadow") + ""));
        tree.write("etc/shadow", "y", 0600);
        tree.write("etc/new/file", "y", 0600);
        assertThat(Files.getAttribute(root.resolve("etc/shadow"), "unix:gid")).isEqualTo(100_042);
        assertThat((int) Files.getAttribute(root.resolve("etc/shadow"), "unix:mode") & 0777)
                .isEqualTo(0640);
        assertThat(Files.getAttribute(root.resolve("etc/new/file"), "unix:uid")).isEqualTo(100_000);
        assertThat(Files.getAttribute(root.resolve("etc/new"), "unix:uid")).isEqualTo(100_000);
    }
}
