// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/** What no two containers may have in common, though they come from one template: SSH host keys and machine ids. */
final class Uniqueness {
    /** Where servers' keys lie, by a file that only a system with such a server has; ALT has a folder of its own. */
    private static final Map<String, String> SERVERS = Map.of(
            "etc/ssh/sshd_config", "etc/ssh/",
            "usr/etc/ssh/sshd_config", "etc/ssh/",
            "etc/openssh/sshd_config", "etc/openssh/");

    private static final String[] SYSTEMD = {"usr/lib/systemd/systemd", "lib/systemd/systemd"};
    private static final String MACHINE_ID = "etc/machine-id";
    private static final String BUS_ID = "var/lib/dbus/machine-id";
    private static final int CURVE_BITS = 256;
    private static final int RSA_BITS = 3072;
    private static final int CERTAINTY = 100;
    private static final int LINE = 70;

    private final SecureRandom random;

    Uniqueness(SecureRandom random) {
        this.random = random;
    }

    /** Makes a machine id be drawn at the next boot, and new host keys where there is an SSH server. */
    void renew(GuestTree tree, String hostName) throws IOException {
        renewMachineId(tree);
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
        for (Map.Entry<String, AsymmetricCipherKeyPairGenerator> kind :
                generators().entrySet()) {
            AsymmetricCipherKeyPair pair = kind.getValue().generateKeyPair();
            String path = folder + "ssh_host_" + kind.getKey() + "_key";
            tree.remove(path); // with the mode that it had: nobody but root reads the new one
            tree.write(path, pem(kind.getKey(), encoded(pair)), 0600);
            byte[] open = OpenSSHPublicKeyUtil.encodePublicKey(pair.getPublic());
            tree.write(path + ".pub", line(open, hostName), 0644);
        }
    }

    private Map<String, AsymmetricCipherKeyPairGenerator> generators() {
        Ed25519KeyPairGenerator edwards = new Ed25519KeyPairGenerator();
        edwards.init(new Ed25519KeyGenerationParameters(random));
        ECKeyPairGenerator curve = new ECKeyPairGenerator();
        ECNamedDomainParameters p256 = new ECNamedDomainParameters(
                SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1));
        curve.init(new ECKeyGenerationParameters(p256, random));
        RSAKeyPairGenerator rsa = new RSAKeyPairGenerator();
        rsa.init(new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), random, RSA_BITS, CERTAINTY));
        return new TreeMap<>(Map.of("ed25519", edwards, "ecdsa", curve, "rsa", rsa));
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

    private static String pem(String kind, byte[] data) {
        String name = switch (kind) {
                    case "rsa" -> "RSA";
                    case "ecdsa" -> "EC";
                    default -> "OPENSSH";
                }
                + " PRIVATE KEY";
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(data);
        return "-----BEGIN " + name + "-----\n" + text + "\n-----END " + name + "-----\n";
    }

    /** The key's own first field names its kind. */
    private static String line(byte[] open, String hostName) {
        int length = ((open[2] & 0xff) << 8) | (open[3] & 0xff);
        ByteArrayOutputStream kind = new ByteArrayOutputStream();
        kind.write(open, 4, length);
        return kind.toString(StandardCharsets.US_ASCII) + " "
                + Base64.getEncoder().encodeToString(open) + " root@" + hostName + "\n";
    }
}
