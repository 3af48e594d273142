// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The node's certificate, signed by a certificate authority of its own; both are made at the first start. */
public final class NodeCertificate {
    private static final char[] NO_PASSWORD = "vireo".toCharArray();
    private static final String AUTHORITY = "authority";
    private static final String NODE = "node";
    private static final Duration LIFE = Duration.ofDays(730);
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

    private final KeyStore keys;

    private NodeCertificate(KeyStore keys) {
        this.keys = keys;
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
                try (InputStream in = Files.newInputStream(file)) {
                    keys.load(in, NO_PASSWORD);
                }
            } else {
                keys.load(null, NO_PASSWORD);
                fill(keys, nodeName, now, random);
                save(keys, file);
            }
            return new NodeCertificate(keys);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot open or make the node's certificate in " + file + ": " + e.getMessage(), e);
        }
    }

    private static void fill(KeyStore keys, String nodeName, Instant now, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair authorityKeys = newKeys(random);
        X500Name authorityName = new X500Name("CN=Vireo authority of " + nodeName);
        JcaX509v3CertificateBuilder authority =
                builder(authorityName, authorityName, authorityKeys, now, AUTHORITY_LIFE, random);
        authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        X509Certificate authorityCertificate = sign(authority, authorityKeys.getPrivate());

        KeyPair nodeKeys = newKeys(random);
        JcaX509v3CertificateBuilder node =
                builder(authorityName, new X500Name("CN=" + nodeName), nodeKeys, now, LIFE, random);
        node.addExtension(Extension.subjectAlternativeName, false, alternativeNames(nodeName));
        X509Certificate nodeCertificate = sign(node, authorityKeys.getPrivate());

        keys.setKeyEntry(AUTHORITY, authorityKeys.getPrivate(), NO_PASSWORD, new Certificate[] {authorityCertificate});
        keys.setKeyEntry(
                NODE, nodeKeys.getPrivate(), NO_PASSWORD, new Certificate[] {nodeCertificate, authorityCertificate});
    }

    private static KeyPair newKeys(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant now, Duration life, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, random),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static GeneralNames alternativeNames(String nodeName) throws CertIOException {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, nodeName),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(
                    GeneralName.iPAddress, InetAddress.getLoopbackAddress().getHostAddress())
        });
    }

    private static void save(KeyStore keys, Path file) throws IOException, GeneralSecurityException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(temporary)) {
            keys.store(out, NO_PASSWORD);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the listener serves with. */
    public SSLContext tls() throws IOException {
        try {
            KeyStore nodeOnly = KeyStore.getInstance("PKCS12");
            nodeOnly.load(null, NO_PASSWORD);
            nodeOnly.setKeyEntry(NODE, keys.getKey(NODE, NO_PASSWORD), NO_PASSWORD, keys.getCertificateChain(NODE));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(nodeOnly, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the node's certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of the node's certificate, pairs of upper-case hexadecimal digits with colons. */
    public String fingerprint() throws IOException {
        try {
            byte[] encoded = keys.getCertificate(NODE).getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IOException("the node's certificate cannot be read: " + e.getMessage(), e);
        }
    }
}
