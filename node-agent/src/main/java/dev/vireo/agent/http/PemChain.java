// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and keys as texts. Errors name the argument and never repeat a key. */
final class PemChain {
    private static final String CERTIFICATES = "certificates";
    private static final String KEY = "key";

    private PemChain() {}

    /** The certificates of a text, the node's first; each has to be signed by the next. */
    static List<X509Certificate> certificates(String text) {
        List<X509Certificate> chain = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (!(part instanceof X509CertificateHolder holder)) {
                    throw bad(CERTIFICATES, "holds something that is no certificate");
                }
                chain.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw bad(CERTIFICATES, "cannot be read as certificates in PEM");
        }
        if (chain.isEmpty()) {
            throw bad(CERTIFICATES, "a certificate in PEM is needed, beginning with -----BEGIN CERTIFICATE-----");
        }
        requireOrder(chain);
        return chain;
    }

    private static void requireOrder(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw bad(
                        CERTIFICATES,
                        "certificate " + (i + 1) + " ('" + chain.get(i).getSubjectX500Principal()
                                + "') is not signed by the one behind it: the node's comes first, then who signed it");
            }
        }
    }

    /** The private key of a text, which has to be that of a certificate. */
    static PrivateKey key(String text, X509Certificate certificate, SecureRandom random) {
        PrivateKey key = parseKey(text);
        requirePair(key, certificate, random);
        return key;
    }

    private static PrivateKey parseKey(String text) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (part instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
            }
        } catch (IOException e) {
            throw bad(KEY, "cannot be read as a private key in PEM");
        }
        throw bad(KEY, "a private key in PEM without a password is needed");
    }

    /** Fails unless what the key signs can be verified by the certificate. */
    static void requirePair(PrivateKey key, X509Certificate certificate, SecureRandom random) {
        byte[] probe = new byte[32];
        random.nextBytes(probe);
        try {
            String algorithm = algorithm(key);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw bad(KEY, "is of another kind than the certificate's");
        }
        throw bad(KEY, "is not the key of the first certificate");
    }

    private static String algorithm(PrivateKey key) {
        if (key instanceof RSAKey) {
            return "SHA256withRSA";
        }
        return key instanceof ECKey ? "SHA256withECDSA" : key.getAlgorithm();
    }

    private static ApiException bad(String argument, String reason) {
        return ApiException.badParameter(argument, reason);
    }
}
