// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/** What no two containers may have in common, though they come from one template: SSH host keys and machine ids. */
final class Uniqueness {
    /** Where servers' keys lie, by a file that only a system with such a server has; ALT has a folder of its own. */
    private static final Map<String, String> SERVERS = Map.of(
            "etc/ssh/sshd_config", "etc/ssh/",
            "usr/etc/ssh/sshd_config", "etc/ssh/",
            "etc/openssh/sshd_config", "etc/openssh/");

    /** Any of them is there where systemd is. */
    static final String[] SYSTEMD = {"usr/lib/systemd/systemd", "lib/systemd/systemd"};

    private static final String MACHINE_ID = "etc/machine-id";
    private static final String BUS_ID = "var/lib/dbus/machine-id";
    private static final int CURVE_BITS = 256;
    private static final int LINE = 70;

    private final SecureRandom random;

    Uniqueness(SecureRandom random) {
        this.random = random;
    }

    /** Makes a machine id be drawn at the next boot, and new host keys where there is an SSH server. */
    void renew(GuestTree tree, String hostName) throws IOException {
        renewMachineId(tree);
        new DropbearKeys(random).renew(tree, hostName);
        for (Map.Entry<String, String> server : SERVERS.entrySet()) {
            if (tree.exists(server.getKey())) {
                renewKeys(tree, server.getValue(), hostName);
                return;
            }
        }
    }

    /** systemd takes a system without the file for one that never booted; others take an empty one for a broken one. */
    private static void renewMachineId(GuestTree tree) throws IOException {
        boolean isLinked = tree.linkTarget(BUS_ID).isPresent();
        if (tree.exists(MACHINE_ID)) {
            if (isLinked || tree.hasAny(SYSTEMD)) {
                tree.write(MACHINE_ID, "", 0444);
            } else {
                tree.remove(MACHINE_ID);
            }
        }
        if (!isLinked) {
            tree.remove(BUS_ID);
        }
    }

    private void renewKeys(GuestTree tree, String folder, String hostName) throws IOException {
        tree.remove(folder + "ssh_host_dsa_key");
        tree.remove(folder + "ssh_host_dsa_key.pub");
        for (HostKeyKind kind : HostKeyKind.values()) {
            AsymmetricCipherKeyPair pair = kind.generate(random);
            String path = folder + "ssh_host_" + kind.word() + "_key";
            tree.remove(path); // with the mode that it had: nobody but root reads the new one
            tree.write(path, pem(kind, encoded(pair)), 0600);
            byte[] open = OpenSSHPublicKeyUtil.encodePublicKey(pair.getPublic());
            tree.write(path + ".pub", HostKeyKind.publicLine(open, hostName), 0644);
        }
    }

    private static byte[] encoded(AsymmetricCipherKeyPair pair) throws IOException {
        if (!(pair.getPrivate() instanceof ECPrivateKeyParameters own)
                || !(pair.getPublic() instanceof ECPublicKeyParameters open)) {
            return OpenSSHPrivateKeyUtil.encodePrivateKey(pair.getPrivate());
        }
        // OpenSSH wants the curve's name in the key, which the library leaves out.
        return new ECPrivateKey(
                        CURVE_BITS,
                        own.getD(),
                        new DERBitString(open.getQ().getEncoded(false)),
                        SECObjectIdentifiers.secp256r1)
                .getEncoded();
    }

    private static String pem(HostKeyKind kind, byte[] data) {
        String name = switch (kind) {
                    case RSA -> "RSA";
                    case ECDSA -> "EC";
                    case ED25519 -> "OPENSSH";
                }
                + " PRIVATE KEY";
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(data);
        return "-----BEGIN " + name + "-----\n" + text + "\n-----END " + name + "-----\n";
    }
}
