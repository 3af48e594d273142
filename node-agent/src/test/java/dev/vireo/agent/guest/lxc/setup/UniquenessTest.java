// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniquenessTest {
    private static final String ID = "0123456789abcdef0123456789abcdef\n";

    private static final Path DROPBEAR_KEY = Path.of("/usr/bin/dropbearkey");

    private final Uniqueness uniqueness = new Uniqueness(new SecureRandom());

    @TempDir
    Path root;

    @BeforeEach
    void onlyRootGivesFilesAway() {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root gives files to other accounts");
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void renew() throws IOException {
        try (GuestTree tree = new GuestTree(root, 0)) {
            uniqueness.renew(tree, "web");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "etc/ssh/sshd_config,      etc/ssh",
        "usr/etc/ssh/sshd_config,  etc/ssh",
        "etc/openssh/sshd_config,  etc/openssh"
    })
    void hostKeysAreNewWhereTheDistributionHasThemAndOpenSshReadsThem(String server, String folder) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        put(server, "");
        put(folder + "/ssh_host_rsa_key", "the template's");
        put(folder + "/ssh_host_dsa_key", "the template's");
        renew();
        for (String kind : List.of("rsa", "ecdsa", "ed25519")) {
            Path key = root.resolve(folder).resolve("ssh_host_" + kind + "_key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            String open = new HostProgramRunner().require(List.of("ssh-keygen", "-y", "-f", key.toString()));
            assertThat(Files.readString(Path.of(key + ".pub")))
                    .startsWith(open.strip().replaceFirst("^(\\S+ \\S+).*", "$1"))
                    .endsWith(" root@web\n");
        }
        assertThat(root.resolve(folder).resolve("ssh_host_dsa_key")).doesNotExist();
    }

    @Test
    void systemWithoutAServerGetsNoKeys() throws IOException {
        put("etc/ssh/ssh_config", "");
        renew();
        assertThat(root.resolve("etc/ssh"))
                .isDirectoryNotContaining(file -> file.toString().contains("host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/dropbear", "var/lib/dropbear"})
    void keysOfDropbearAreNewWhereTheyWereAndDropbearReadsThem(String folder) throws Exception {
        Assumptions.assumeTrue(Files.exists(DROPBEAR_KEY), "dropbearkey is not installed (Debian: dropbear-bin)");
        for (String kind : List.of("rsa", "ecdsa", "ed25519", "dss")) {
            put(folder + "/dropbear_" + kind + "_host_key", "the template's");
        }
        put(folder + "/dropbear_rsa_host_key.pub", "the template's");
        put(folder + "/authorized_keys", "somebody's");
        Files.setPosixFilePermissions(
                root.resolve(folder + "/dropbear_rsa_host_key"), PosixFilePermissions.fromString("rw-r--r--"));
        renew();
        for (String kind : List.of("rsa", "ecdsa", "ed25519")) {
            Path key = root.resolve(folder + "/dropbear_" + kind + "_host_key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(read(key)).contains("Public key portion is:").contains(kind);
        }
        Path rsa = root.resolve(folder + "/dropbear_rsa_host_key");
        String open = Files.readString(Path.of(rsa + ".pub"));
        assertThat(open).endsWith(" root@web\n");
        assertThat(read(rsa)).contains(open.substring(0, open.lastIndexOf(' ')));
        assertThat(root.resolve(folder + "/dropbear_dss_host_key")).doesNotExist();
        assertThat(root.resolve(folder + "/authorized_keys")).hasContent("somebody's");
    }

    private static String read(Path key) throws Exception {
        return new HostProgramRunner().require(List.of(DROPBEAR_KEY.toString(), "-y", "-f", key.toString()));
    }

    @Test
    void dropbearWithoutKeysGetsSomeAndAFolderWithoutItGetsNone() throws IOException {
        put("etc/dropbear/README", "");
        renew();
        assertThat(root.resolve("etc/dropbear")).isDirectoryNotContaining("glob:**key");
        put("usr/sbin/dropbear", "");
        renew();
        assertThat(root.resolve("etc/dropbear/dropbear_ed25519_host_key")).exists();
        assertThat(root.resolve("etc/dropbear/dropbear_ed25519_host_key.pub")).doesNotExist();
    }

    @Test
    void systemdFindsAnEmptyMachineIdAndDrawsOne() throws IOException {
        put("usr/lib/systemd/systemd", "");
        put("etc/machine-id", ID);
        put("var/lib/dbus/machine-id", ID);
        renew();
        assertThat(root.resolve("etc/machine-id")).isEmptyFile();
        assertThat(root.resolve("var/lib/dbus/machine-id")).doesNotExist();
    }

    @Test
    void machineIdOfAnotherInitIsRemovedSinceAnEmptyOneWouldBeBrokenToIt() throws IOException {
        put("etc/machine-id", ID);
        put("var/lib/dbus/machine-id", ID);
        renew();
        assertThat(root.resolve("etc/machine-id")).doesNotExist();
        assertThat(root.resolve("var/lib/dbus/machine-id")).doesNotExist();
    }

    @Test
    void systemThatIsItsOwnAffairKeepsAll() throws IOException {
        put("etc/ssh/sshd_config", "");
        put("etc/ssh/ssh_host_rsa_key", "its own");
        put("etc/machine-id", ID);
        GuestSetup setup = new GuestSetup(new LinuxHostFiles(), new SecureRandom(), InstantSource.system());
        assertThat(setup.renew(root, 0, Options.EMPTY.with(CtSystemOptions.OS_TYPE, CtSystemOptions.UNMANAGED)))
                .isFalse();
        assertThat(root.resolve("etc/ssh/ssh_host_rsa_key")).hasContent("its own");
        assertThat(root.resolve("etc/machine-id")).hasContent(ID);
    }
}
