// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.Sha2Crypt;

/** The password and the SSH keys of a container's root. */
final class AccountSetup {
    private static final String SHADOW = "etc/shadow";
    /** ALT keeps each account's line in a file of its own. */
    private static final String SHADOW_OF_ROOT = "etc/tcb/root/shadow";

    private static final String PASSWD = "etc/passwd";
    private static final String KEYS = "root/.ssh/authorized_keys";
    private static final String LETTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SALT_LENGTH = 16;
    private static final String ROOT = "root:";

    private final SecureRandom random;
    private final InstantSource clock;

    AccountSetup(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Gives root a password; only its hash is written. */
    void setPassword(GuestTree tree, String password) throws IOException {
        String hash = Sha2Crypt.sha512Crypt(password.getBytes(StandardCharsets.UTF_8), "$6$" + salt());
        String path = tree.exists(SHADOW_OF_ROOT) ? SHADOW_OF_ROOT : SHADOW;
        long day = Duration.ofMillis(clock.millis()).toDays();
        tree.write(path, shadow(tree.read(path).orElse(""), hash, day), 0600);
        String accounts = tree.read(PASSWD)
                .orElseThrow(() -> new IOException("the system has no /etc/passwd; leave the password out"));
        tree.write(PASSWD, accounts(accounts), 0644);
    }

    private String salt() {
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < SALT_LENGTH; i++) {
            salt.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return salt.toString();
    }

    static String shadow(String old, String hash, long day) {
        List<String> lines = new ArrayList<>();
        boolean isFound = false;
        for (String line : old.lines().toList()) {
            if (line.startsWith(ROOT)) {
                String[] fields = line.split(":", -1);
                String rest = fields.length > 3 ? line.substring(position(line, 3)) : ":0:99999:7:::";
                lines.add(ROOT + hash + ":" + day + rest);
                isFound = true;
            } else {
                lines.add(line);
            }
        }
        if (!isFound) {
            lines.add(0, ROOT + hash + ":" + day + ":0:99999:7:::");
        }
        return String.join("\n", lines) + "\n";
    }

    /** Where the nth colon stands. */
    private static int position(String line, int colons) {
        int at = -1;
        for (int i = 0; i < colons; i++) {
            at = line.indexOf(':', at + 1);
        }
        return at;
    }

    /** Root's hash is in the other file. */
    private static String accounts(String old) {
        return old.replaceFirst("(?m)^root:[^:\n]*:", "root:x:");
    }

    /**
     * Lets the holders of keys in as root.
     *
     * @param keys one a line
     */
    void addKeys(GuestTree tree, String keys) throws IOException {
        String old = tree.read(KEYS).orElse("");
        List<String> lines = new ArrayList<>(old.lines().toList());
        // Texts of the tree have one character a byte.
        String bytes = new String(keys.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        bytes.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !lines.contains(line))
                .toList()
                .forEach(lines::add);
        tree.makeDirectory("root/.ssh", 0700);
        tree.write(KEYS, String.join("\n", lines) + "\n", 0600);
    }
}
