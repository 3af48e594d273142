// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The node's own certificate authority.
 *
 * @param key what it signs with
 * @param certificate what those who trust it know of it
 */
record CertificateAuthority(PrivateKey key, X509Certificate certificate) {
    private static final Duration LIFE = Duration.ofDays(730);
    private static final Duration OWN_LIFE = Duration.ofDays(3650);

    /** A private key and the certificate of its public one. */
    record Signed(PrivateKey key, X509Certificate certificate) {}

    /** A new one. */
    static CertificateAuthority create(String nodeName, Instant now, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        KeyPair keys = newKeys(random);
        X500Name name = new X500Name("CN=Vireo authority of " + nodeName);
        JcaX509v3CertificateBuilder builder = builder(name, name, keys, now, OWN_LIFE, random);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        return new CertificateAuthority(keys.getPrivate(), sign(builder, keys.getPrivate()));
    }

    /** A new certificate for the node, with a new key. */
    Signed sign(String nodeName, Instant now, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        KeyPair keys = newKeys(random);
        JcaX509v3CertificateBuilder builder =
                builder(subject(), new X500Name("CN=" + nodeName), keys, now, LIFE, random);
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(nodeName));
        return new Signed(keys.getPrivate(), sign(builder, key));
    }

    private X500Name subject() throws CertificateEncodingException {
        return new JcaX509CertificateHolder(certificate).getSubject();
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

    private static GeneralNames alternativeNames(String nodeName) {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, nodeName),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(
                    GeneralName.iPAddress, InetAddress.getLoopbackAddress().getHostAddress())
        });
    }
}
