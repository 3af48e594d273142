// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** The one key that the listener serves with, which can be exchanged while it listens. */
final class ServedKey extends X509ExtendedKeyManager {
    private volatile Entry entry;

    ServedKey(Entry entry) {
        this.entry = entry;
    }

    /** A key and the certificates for it. */
    @SuppressWarnings("ArrayRecordComponent") // the form that TLS asks for; nobody compares them
    record Entry(PrivateKey key, X509Certificate[] chain) {
        /** Tells keys of different kinds apart. */
        String alias() {
            return chain[0].getSerialNumber().toString(16);
        }
    }

    /** Serves with another one from now on. */
    void serve(Entry other) {
        entry = other;
    }

    X509Certificate certificate() {
        return entry.chain[0];
    }

    private boolean fits(String keyType) {
        String algorithm = entry.key.getAlgorithm();
        return keyType.equals(algorithm) || keyType.startsWith(algorithm + "_") || keyType.startsWith(algorithm);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return fits(keyType) ? entry.alias() : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return fits(keyType) ? entry.alias() : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return fits(keyType) ? new String[] {entry.alias()} : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Entry now = entry;
        return alias.equals(now.alias()) ? now.chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Entry now = entry;
        return alias.equals(now.alias()) ? now.key : null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
