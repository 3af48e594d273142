// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.option.Options;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A guest's configuration: the present keys, those that wait for a restart, and one section a snapshot. Reading is
 * lenient: what it does not know is kept. Printing sorts keys, so that an unchanged configuration prints the same text.
 *
 * @param main the present keys and the notes
 * @param pending keys that wait for the guest's next start
 * @param special sections such as {@code special:cloudinit}, by name
 * @param snapshots sections of snapshots, by name
 */
public record GuestConfig(
        ConfigSection main,
        ConfigSection pending,
        Map<String, ConfigSection> special,
        Map<String, ConfigSection> snapshots) {
    /** A configuration with nothing in it. */
    public static final GuestConfig EMPTY =
            new GuestConfig(ConfigSection.EMPTY, ConfigSection.EMPTY, Map.of(), Map.of());

    static final String PENDING = "PENDING";
    static final String CONTAINER_PENDING = "pve:pending";
    static final String SPECIAL_PREFIX = "special:";

    public GuestConfig {
        special = Collections.unmodifiableMap(new TreeMap<>(special));
        snapshots = Collections.unmodifiableMap(new TreeMap<>(snapshots));
    }

    /** A configuration of those keys. */
    public static GuestConfig of(Options options) {
        return EMPTY.withOptions(options);
    }

    /** Reads a configuration file. */
    public static GuestConfig parse(String text) {
        return new GuestConfigReader().read(text);
    }

    /** The present keys. */
    public Options options() {
        return main.options();
    }

    /** The notes. */
    public String description() {
        return main.description();
    }

    /** The same configuration with other present keys. */
    public GuestConfig withOptions(Options options) {
        return new GuestConfig(main.withOptions(options), pending, special, snapshots);
    }

    /** The same configuration with other notes. */
    public GuestConfig withDescription(String description) {
        return new GuestConfig(main.withDescription(description), pending, special, snapshots);
    }

    /** The same configuration with other keys that wait. */
    public GuestConfig withPending(Options options) {
        return new GuestConfig(main, pending.withOptions(options), special, snapshots);
    }

    /** The section of a snapshot. */
    public Optional<ConfigSection> snapshot(SnapshotName name) {
        return Optional.ofNullable(snapshots.get(name.name()));
    }

    /** The same configuration with that section of a snapshot, in place of another of its name. */
    public GuestConfig withSnapshot(SnapshotName name, ConfigSection section) {
        Map<String, ConfigSection> changed = new TreeMap<>(snapshots);
        changed.put(name.name(), section);
        return new GuestConfig(main, pending, special, changed);
    }

    /** The same configuration without a snapshot. */
    public GuestConfig withoutSnapshot(SnapshotName name) {
        Map<String, ConfigSection> changed = new TreeMap<>(snapshots);
        changed.remove(name.name());
        return new GuestConfig(main, pending, special, changed);
    }

    /** Writes the file of a virtual machine: main section, pending, special ones, snapshots. */
    public String print() {
        return print(PENDING);
    }

    /** Writes the file of a container, in which one section has another name. */
    public String printContainer() {
        return print(CONTAINER_PENDING);
    }

    private String print(String pendingName) {
        StringBuilder out = new StringBuilder();
        main.print(out);
        if (!pending.isEmpty()) {
            printSection(pendingName, pending, out);
        }
        special.forEach((name, section) -> printSection(name, section, out));
        snapshots.forEach((name, section) -> printSection(name, section, out));
        return out.toString();
    }

    private static void printSection(String name, ConfigSection section, StringBuilder out) {
        out.append("\n[").append(name).append("]\n");
        section.print(out);
    }

    /** SHA-1 of a file's text in hexadecimal: clients send it back to notice that somebody else changed the file. */
    public static String digest(String text) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of()
                    .formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
