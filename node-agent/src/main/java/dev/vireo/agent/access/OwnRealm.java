// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import dev.vireo.agent.cluster.ClusterStore;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Accounts of our own: bcrypt hashes in {@code priv/shadow.cfg}, one {@code user:hash:} a line. */
public final class OwnRealm implements Realm {
    /** The realm's name. */
    public static final String NAME = "pve";

    private static final String FILE = "priv/shadow.cfg";
    private static final int COST = 11;
    /** A hash of nothing that anybody knows: checked for users that do not exist. */
    private static final String NOBODY = "$2a$11$abcdefghijklmnopqrstuuTqzV3nYdQLzZp1eNqf5b6fKq8yVqgXe";

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
    /** bcrypt looks at 72 bytes; longer passwords are hashed first. */
    private static final LongPasswordStrategy LONG_PASSWORDS = LongPasswordStrategies.hashSha512(VERSION);

    private final ClusterStore store;

    /** @param store where the hashes lie */
    public OwnRealm(ClusterStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String type() {
        return "pve";
    }

    @Override
    public String comment() {
        return "Vireo accounts";
    }

    @Override
    public boolean checks(String user, String password) {
        String hash = hashes(store.textOf(FILE)).get(user);
        byte[] compared = (hash == null ? NOBODY : hash).getBytes(StandardCharsets.US_ASCII);
        boolean matches = BCrypt.verifyer(VERSION, LONG_PASSWORDS).verify(bytes(password), compared).verified;
        return hash != null && matches;
    }

    /** Sets a user's password. */
    public void setPassword(String user, String password) {
        String hash = BCrypt.with(LONG_PASSWORDS).hashToString(COST, password.toCharArray());
        change(hashes -> hashes.put(user, hash));
    }

    /** Forgets a user's password. */
    public void removePassword(String user) {
        change(hashes -> hashes.remove(user));
    }

    private void change(Consumer<Map<String, String>> change) {
        store.update(FILE, text -> {
            Map<String, String> hashes = hashes(text);
            change.accept(hashes);
            StringBuilder out = new StringBuilder();
            hashes.forEach(
                    (user, hash) -> out.append(user).append(':').append(hash).append(":\n"));
            return out.toString();
        });
    }

    private static Map<String, String> hashes(String text) {
        Map<String, String> hashes = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length >= 2)
                .forEach(fields -> hashes.put(fields[0], fields[1]));
        return hashes;
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
