// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The node's certificate: one that was uploaded, or else one signed by a certificate authority of its own, which are made
 * at the first start.
 */
public final class NodeCertificate {
    private static final char[] NO_PASSWORD = "vireo".toCharArray();
    private static final String AUTHORITY = "authority";
    private static final String NODE = "node";
    private static final String CUSTOM = "custom";

    private final Path file;
    private final String nodeName;
    private final SecureRandom random;
    private final KeyStore keys;
    private final ServedKey served;

    private NodeCertificate(Path file, String nodeName, SecureRandom random, KeyStore keys)
            throws GeneralSecurityException {
        this.file = file;
        this.nodeName = nodeName;
        this.random = random;
        this.keys = keys;
        this.served = new ServedKey(current());
    }

    /**
     * Opens the key store, making it if it is not there.
     *
     * @param file key store, readable by the agent's account alone
     */
    public static NodeCertificate open(Path file, String nodeName, Instant now, SecureRandom random)
            throws IOException {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                load(keys, file);
            } else {
                keys.load(null, NO_PASSWORD);
                CertificateAuthority authority = CertificateAuthority.create(nodeName, now, random);
                keys.setKeyEntry(AUTHORITY, authority.key(), NO_PASSWORD, new Certificate[] {authority.certificate()});
                setNode(keys, authority, authority.sign(nodeName, now, random));
                save(keys, file);
            }
            return new NodeCertificate(file, nodeName, random, keys);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot open or make the node's certificate in " + file + ": " + e.getMessage(), e);
        }
    }

    private static void setNode(KeyStore keys, CertificateAuthority authority, CertificateAuthority.Signed signed)
            throws GeneralSecurityException {
        keys.setKeyEntry(
                NODE, signed.key(), NO_PASSWORD, new Certificate[] {signed.certificate(), authority.certificate()});
    }

    private static void save(KeyStore keys, Path file) throws IOException, GeneralSecurityException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            keys.store(out, NO_PASSWORD);
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private ServedKey.Entry current() throws GeneralSecurityException {
        return entry(keys.containsAlias(CUSTOM) ? CUSTOM : NODE);
    }

    private ServedKey.Entry entry(String alias) throws GeneralSecurityException {
        X509Certificate[] chain = Arrays.stream(keys.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        return new ServedKey.Entry((PrivateKey) keys.getKey(alias, NO_PASSWORD), chain);
    }

    /** What the listener serves with; connections made after a change see the new certificate. */
    public SSLContext tls() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {served}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the node's certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of the certificate that is served, pairs of upper-case hexadecimal digits with colons. */
    public String fingerprint() throws IOException {
        return fingerprint(served.certificate());
    }

    /** SHA-256 of a certificate, pairs of upper-case hexadecimal digits with colons. */
    public static String fingerprint(X509Certificate certificate) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IOException("the node's certificate cannot be read: " + e.getMessage(), e);
        }
    }

    /** The node's own certificate. */
    public synchronized X509Certificate node() throws IOException {
        return first(NODE).orElseThrow(() -> new IOException("the key store " + file + " lacks the node's key"));
    }

    /** The certificate of the node's own authority. */
    public synchronized X509Certificate authority() throws IOException {
        return first(AUTHORITY).orElseThrow(() -> new IOException("the key store " + file + " lacks the authority"));
    }

    /** The uploaded certificate, if there is one. */
    public synchronized Optional<X509Certificate> custom() throws IOException {
        return first(CUSTOM);
    }

    private Optional<X509Certificate> first(String alias) throws IOException {
        try {
            return Optional.ofNullable((X509Certificate) keys.getCertificate(alias));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a certificate that somebody else signed.
     *
     * @param chain in PEM, the node's first
     * @param key in PEM; that of the uploaded certificate that is there if empty
     * @param force whether it may take the place of another uploaded one
     * @param atOnce whether it is served from now on; else from the agent's next start on
     */
    public synchronized X509Certificate upload(String chain, Optional<String> key, boolean force, boolean atOnce)
            throws IOException {
        if (!force && custom().isPresent()) {
            throw ApiException.badParameter(
                    "force", "there is an uploaded certificate already: say force to put this one in its place");
        }
        List<X509Certificate> certificates = PemChain.certificates(chain);
        return change(atOnce, () -> {
            PrivateKey secret = key.isPresent()
                    ? PemChain.key(key.get(), certificates.get(0), random)
                    : presentKey(certificates.get(0));
            keys.setKeyEntry(CUSTOM, secret, NO_PASSWORD, certificates.toArray(Certificate[]::new));
            return certificates.get(0);
        });
    }

    private PrivateKey presentKey(X509Certificate certificate) throws GeneralSecurityException {
        PrivateKey present = (PrivateKey) keys.getKey(CUSTOM, NO_PASSWORD);
        if (present == null) {
            throw ApiException.badParameter("key", "is needed: no certificate was uploaded before");
        }
        PemChain.requirePair(present, certificate, random);
        return present;
    }

    /** Removes the uploaded certificate; the node's own is served again, at once or from the next start on. */
    public synchronized void removeCustom(boolean atOnce) throws IOException {
        change(atOnce, () -> {
            keys.deleteEntry(CUSTOM);
            return entry(NODE).chain()[0];
        });
    }

    /** Lets the node's own authority sign a new certificate; it is served at once unless one was uploaded. */
    public synchronized X509Certificate renew(InstantSource clock) throws IOException {
        return change(true, () -> {
            CertificateAuthority authority = new CertificateAuthority(
                    (PrivateKey) keys.getKey(AUTHORITY, NO_PASSWORD), (X509Certificate) keys.getCertificate(AUTHORITY));
            CertificateAuthority.Signed signed = authority.sign(nodeName, clock.instant(), random);
            setNode(keys, authority, signed);
            return signed.certificate();
        });
    }

    private interface KeyChange {
        X509Certificate make() throws GeneralSecurityException, OperatorCreationException, CertIOException;
    }

    private X509Certificate change(boolean atOnce, KeyChange change) throws IOException {
        boolean isDone = false;
        try {
            X509Certificate changed = change.make();
            save(keys, file);
            isDone = true;
            if (atOnce) {
                served.serve(current());
            }
            return changed;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the node's certificate cannot be changed: " + e.getMessage(), e);
        } finally {
            if (!isDone) {
                load(keys, file);
            }
        }
    }

    /** Takes what the file holds: what failed must not come with the next change. */
    private static void load(KeyStore keys, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, NO_PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
