// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.DirectoryShare;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines themselves are golden pairs. */
class ShareProgramTest {
    /** As the first versions of the separate program print it. */
    private static final String EARLY = """
            USAGE:
                virtiofsd [FLAGS] [OPTIONS]
            OPTIONS:
                    --cache <cache>    The caching policy (auto, always, never) [default: auto]
                    --shared-dir <shared-dir>
                    --socket-path <socket>
            """;

    @TempDir
    Path root;

    @SuppressWarnings("NullAway.Init") // JUnit sets the field
    ShareProgramTest() {}

    private static ShareProgram.Job job(String share) {
        return new ShareProgram.Job(
                "virtiofs0",
                DirectoryShare.TYPE.parse(share),
                Path.of("/srv/da\\ta"),
                Path.of("/run/100.fs0"),
                Optional.empty());
    }

    @Test
    void programIsKnownByItsHelp() {
        Path path = Path.of("/usr/libexec/virtiofsd");
        assertThat(ShareProgram.of(path, EARLY).orElseThrow().form()).isEqualTo(ShareProgram.Form.SEPARATE);
        assertThat(ShareProgram.of(path, "    -o source=PATH   shared directory tree")
                        .orElseThrow()
                        .form())
                .isEqualTo(ShareProgram.Form.WITH_QEMU);
        assertThat(ShareProgram.of(path, "Usage: something else")).isEmpty();
    }

    @Test
    void earlyVersionGetsTheWordsThatItKnows() {
        ShareProgram early =
                ShareProgram.of(Path.of("/usr/libexec/virtiofsd"), EARLY).orElseThrow();
        assertThat(early.command(job("data")))
                .containsExactly(
                        "/usr/libexec/virtiofsd",
                        "--socket-path=/run/100.fs0",
                        "--shared-dir=/srv/da\\ta",
                        "--cache=auto");
        assertThatThrownBy(() -> early.command(job("data,cache=metadata")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("virtiofs0: cache=metadata needs virtiofsd 1.11");
    }

    @Test
    void backslashMeansItselfToTheProgramOfQemu() {
        ShareProgram program = new ShareProgram(Path.of("virtiofsd"), ShareProgram.Form.WITH_QEMU, "");
        assertThat(program.command(job("data"))).contains("source=/srv/da\\\\ta");
    }

    @Test
    void nodeWithoutTheProgramIsToldWhatToInstall() {
        assertThatThrownBy(() -> new ShareProgramSearch(new HostProgramRunner(), root).require("virtiofs3"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("virtiofs3: this node can't share directories")
                .hasMessageContaining("apt-get install virtiofsd");
    }

    @Test
    void programOfThisMachineIsFound() throws InterruptedException {
        boolean isThere = List.of("/usr/libexec/virtiofsd", "/usr/lib/qemu/virtiofsd").stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
        assumeTrue(isThere, "needs virtiofsd");
        ShareProgram program = new ShareProgramSearch(new HostProgramRunner(), Path.of("/")).require("virtiofs0");
        assertThat(program.command(job("data"))).contains("--socket-path=/run/100.fs0");
    }
}
