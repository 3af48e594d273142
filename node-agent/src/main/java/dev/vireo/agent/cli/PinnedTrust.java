// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts the one certificate whose SHA-256 fingerprint is known, and no other; its host name does not matter then. */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final String expected;

    private PinnedTrust(String fingerprint) {
        this.expected = fingerprint.replace(":", "").strip().toUpperCase(Locale.ROOT);
    }

    /** TLS that trusts the certificate of that fingerprint: pairs of hexadecimal digits, with colons or without. */
    static SSLContext context(String fingerprint) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new PinnedTrust(fingerprint)}, new SecureRandom());
        return context;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            String actual = HexFormat.of().withUpperCase().formatHex(digest);
            if (!actual.equals(expected)) {
                throw new CertificateException("the server's certificate has another fingerprint: "
                        + HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
            }
        } catch (GeneralSecurityException e) {
            throw e instanceof CertificateException known ? known : new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this program is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this program is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this program is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
