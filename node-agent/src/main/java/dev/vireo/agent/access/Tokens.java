// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.model.id.TokenId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Secrets of API tokens: SHA-256 hashes in {@code priv/token.cfg}, one {@code TOKEN HASH} a line. The secret is random
 * and long, so that a fast hash keeps it.
 */
final class Tokens {
    private static final String FILE = "priv/token.cfg";

    private final ClusterStore store;

    Tokens(ClusterStore store) {
        this.store = store;
    }

    /** Draws a secret for a token; it is told this once. */
    String draw(TokenId token) {
        String secret = UUID.randomUUID().toString();
        store.update(FILE, text -> without(text, token.toString()::equals) + token + " " + hash(secret) + "\n");
        return secret;
    }

    /** Forgets the secrets of tokens. */
    void remove(Predicate<String> tokens) {
        store.update(FILE, text -> without(text, tokens));
    }

    private static String without(String text, Predicate<String> tokens) {
        StringBuilder kept = new StringBuilder();
        text.lines()
                .filter(line -> !tokens.test(line.substring(0, Math.max(0, line.indexOf(' ')))))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    /** Whether that is the token's secret. */
    boolean checks(TokenId token, String secret) {
        Optional<String> hash = store.textOf(FILE)
                .lines()
                .filter(line -> line.startsWith(token + " "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst();
        return hash.isPresent()
                && MessageDigest.isEqual(
                        hash.get().getBytes(StandardCharsets.US_ASCII),
                        hash(secret).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
