// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts the one certificate that a person has accepted, and remembers another one that a server offered. */
public final class CertificatePin extends X509ExtendedTrustManager {
    private volatile @Nullable Fingerprint accepted;
    private volatile @Nullable CertificateInfo refused;

    /** @param accepted fingerprint that was accepted; null trusts nothing yet */
    public CertificatePin(@Nullable Fingerprint accepted) {
        this.accepted = accepted;
    }

    /** Trusts that certificate from now on, and no other. */
    public void accept(Fingerprint fingerprint) {
        accepted = fingerprint;
        refused = null;
    }

    /** What is trusted. */
    public Optional<Fingerprint> accepted() {
        return Optional.ofNullable(accepted);
    }

    /** The certificate that the server offered last and that is not trusted. */
    public Optional<CertificateInfo> refused() {
        return Optional.ofNullable(refused);
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS on this Java", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        CertificateInfo offered = CertificateInfo.of(chain[0]);
        if (!offered.fingerprint().equals(accepted)) {
            refused = offered;
            throw new CertificateException("certificate " + offered.fingerprint() + " is not accepted");
        }
        refused = null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this program is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this program is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this program is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
