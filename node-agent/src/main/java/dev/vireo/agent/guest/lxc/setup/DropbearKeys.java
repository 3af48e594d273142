// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/**
 * Host keys of the SSH server dropbear, which has a format of its own: the fields of the public key in SSH's encoding (RFC
 * 4253, 5656, 8709), then those that are secret. A server without keys does not start on every distribution, so that keys
 * are not only taken away.
 */
final class DropbearKeys {
    private static final List<String> FOLDERS = List.of("etc/dropbear/", "var/lib/dropbear/");
    private static final String BEGINNING = "dropbear_";
    private static final String END = "_host_key";
    private static final String[] SERVERS = {"usr/sbin/dropbear", "usr/bin/dropbear", "usr/local/sbin/dropbear"};

    private final SecureRandom random;

    DropbearKeys(SecureRandom random) {
        this.random = random;
    }

    /** Draws all keys anew that are there, and the first ones where there is a server with a place for them. */
    void renew(GuestTree tree, String hostName) throws IOException {
        boolean hasKeys = false;
        for (String folder : FOLDERS) {
            for (String name : tree.list(folder)) {
                if (name.startsWith(BEGINNING) && name.endsWith(END)) {
                    hasKeys = true;
                    renewKey(tree, folder + name, hostName);
                }
            }
        }
        String first = FOLDERS.get(0);
        if (!hasKeys && tree.isDirectory(first) && tree.hasAny(SERVERS)) {
            for (HostKeyKind kind : HostKeyKind.values()) {
                draw(tree, kind, first + BEGINNING + kind.word() + END, hostName);
            }
        }
    }

    /** A kind that is out of use, such as {@code dss}, goes. */
    private void renewKey(GuestTree tree, String path, String hostName) throws IOException {
        for (HostKeyKind kind : HostKeyKind.values()) {
            if (path.endsWith("/" + BEGINNING + kind.word() + END)) {
                draw(tree, kind, path, hostName);
                return;
            }
        }
        tree.remove(path);
        tree.remove(path + ".pub");
    }

    private void draw(GuestTree tree, HostKeyKind kind, String path, String hostName) throws IOException {
        AsymmetricCipherKeyPair pair = kind.generate(random);
        byte[] open = OpenSSHPublicKeyUtil.encodePublicKey(pair.getPublic());
        tree.remove(path); // with the mode that it had: nobody but root reads the new one
        tree.write(path, new String(encoded(pair.getPrivate(), open), StandardCharsets.ISO_8859_1), 0600);
        if (tree.exists(path + ".pub")) {
            tree.write(path + ".pub", HostKeyKind.publicLine(open, hostName), 0644);
        }
    }

    private static byte[] encoded(AsymmetricKeyParameter key, byte[] open) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        if (key instanceof Ed25519PrivateKeyParameters edwards) {
            // Seed and public key are one field.
            byte[] point = edwards.generatePublicKey().getEncoded();
            byte[] seed = edwards.getEncoded();
            data.write(open, 0, open.length - point.length - Integer.BYTES);
            data.writeInt(seed.length + point.length);
            data.write(seed);
            data.write(point);
            return bytes.toByteArray();
        }
        data.write(open);
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            number(data, rsa.getExponent());
            number(data, rsa.getP());
            number(data, rsa.getQ());
        } else if (key instanceof ECPrivateKeyParameters curve) {
            number(data, curve.getD());
        } else {
            throw new IllegalArgumentException("no such host key: " + key.getClass());
        }
        return bytes.toByteArray();
    }

    private static void number(DataOutputStream data, BigInteger value) throws IOException {
        byte[] bytes = value.toByteArray();
        data.writeInt(bytes.length);
        data.write(bytes);
    }
}
