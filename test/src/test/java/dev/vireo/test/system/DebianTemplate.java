// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.cli.VireoCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A small Debian, made by the command line as an administrator makes it, once for all tests of this folder. */
public final class DebianTemplate {
    private static final String NAME = "debian-bookworm_12_amd64.tar.zst";
    /** Its volume on the storage {@code local}. */
    static final String VOLUME = "local:vztmpl/" + NAME;

    private static final String MIRROR = "http://deb.debian.org/debian";
    private static final Path FOLDER = Path.of("target", "templates").toAbsolutePath();

    private DebianTemplate() {}

    /** Skips the test where there is no such template and none can be made. */
    public static void assumePossible() throws InterruptedException {
        if (Files.exists(FOLDER.resolve(NAME))) {
            return;
        }
        assumeTrue(
                Boolean.getBoolean("vireo.test.long"), "a Debian template takes minutes to make: ./vireo test --long");
        boolean hasTools =
                Stream.of("/usr/sbin/debootstrap", "/usr/bin/zstd").allMatch(path -> Files.isExecutable(Path.of(path)));
        assumeTrue(hasTools, "debootstrap or zstd is not installed");
        assumeTrue(answers(), MIRROR + " does not answer");
    }

    private static boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(MIRROR + "/dists/bookworm/Release"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Puts it on the storage of a node. */
    static void install(Path state) throws IOException, InterruptedException {
        install(made(), state);
    }

    /** Puts an archive that was made before on the storage of a node. */
    public static void install(Path made, Path state) throws IOException {
        Path cache = Files.createDirectories(state.resolve("storage/template/cache"));
        Files.copy(made, cache.resolve(NAME));
    }

    /** The archive, which is made if there is none yet. */
    public static Path made() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path made = FOLDER.resolve(NAME);
        if (!Files.exists(made)) {
            build();
        }
        return made;
    }

    private static void build() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = OwnClasses.path();
        String printed = BusyboxTemplate.run(List.of(
                java,
                "-cp",
                classes,
                VireoCommand.class.getName(),
                "template",
                "build",
                "--suite=bookworm",
                "--variant=minbase",
                "--mirror=" + MIRROR,
                "--packages=systemd-sysv,ifupdown,iproute2,openssh-server",
                "--folder=" + FOLDER));
        assertThat(printed).contains(FOLDER.resolve(NAME).toString());
    }
}
