// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.qemu.command.QemuCommandGoldenTest;
import dev.vireo.agent.guest.qemu.command.QemuPlan;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No key of the dialect is merely stored: taking it out of some golden configuration changes what the node does, or the
 * key is refused, or it acts at another time than the start and {@link #ACTS_ELSEWHERE} says when.
 */
class DialectKeysTest {
    private static final Path KEYS = Path.of("src/test/resources/dev/vireo/agent/guest/qemu/dialect-keys.txt");

    /** Keys, and parts of keys, that have nothing to say at the start; a star stands for any key. */
    private static final Map<String, String> ACTS_ELSEWHERE = elsewhere();

    private static final Map<String, String> BARE = bareKeys();

    private static Map<String, String> elsewhere() {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put("description", "shown to people");
        reasons.put("tags", "shown to people");
        reasons.put("lock", "keeps tasks apart");
        reasons.put("template", "a template is not started");
        reasons.put("protection", "removal is refused");
        reasons.put("onboot", "read when the node starts");
        reasons.put("startup", "read when the node starts");
        reasons.put("startup order", "read when the node starts");
        reasons.put("startup up", "read when the node starts");
        reasons.put("startup down", "read when the node stops");
        reasons.put("hookscript", "run before and after start and stop");
        reasons.put("vmstatestorage", "read when memory is saved");
        reasons.put("unused[n]", "belongs to the guest and is not attached");
        reasons.put("unused[n] file", "belongs to the guest and is not attached");
        reasons.put("cdrom", "another name of ide2, which takes its place");
        reasons.put("smp", "another name of sockets, which takes its place");
        reasons.put("agent freeze-fs", "read when file systems are frozen");
        reasons.put("agent fstrim_cloned_disks", "read when disks are cloned or moved");
        reasons.put("efidisk0 ms-cert", "read when the disk is made");
        reasons.put("tpmstate0 version", "an argument of the process that emulates the TPM");
        for (String key :
                List.of("ciuser", "cipassword", "sshkeys", "ciupgrade", "nameserver", "searchdomain", "cicustom")) {
            reasons.put(key, "written to the cloud-init drive");
        }
        for (String part : List.of("ip", "gw", "ip6", "gw6")) {
            reasons.put("ipconfig[n] " + part, "written to the cloud-init drive");
        }
        reasons.put("ipconfig[n]", "written to the cloud-init drive");
        for (String part : List.of("user", "network", "meta", "vendor")) {
            reasons.put("cicustom " + part, "written to the cloud-init drive");
        }
        reasons.put("usb[n] usb3", "every port takes devices of every speed");
        reasons.put("* size", "the volume's own size counts; shown to people");
        reasons.put("* format", "read when the disk is made; later the volume's name says it");
        reasons.put("* import-from", "read when the disk is made");
        reasons.put("* backup", "read by backups");
        reasons.put("* replicate", "read by replication");
        reasons.put("* shared", "read by migration");
        return reasons;
    }

    @Test
    void everyKeyHasAnEffectARefusalOrAReason() throws IOException {
        Set<String> effective = effective();
        List<String> missing = dialect().stream()
                .filter(key -> !effective.contains(key))
                .filter(key -> !ACTS_ELSEWHERE.containsKey(key))
                .filter(key -> !ACTS_ELSEWHERE.containsKey(key.replaceFirst("^\\S+ ", "* ")))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void reasonsAreGivenOnlyWhereTheyAreNeeded() throws IOException {
        assertThat(effective()).doesNotContainAnyElementsOf(ACTS_ELSEWHERE.keySet());
        assertThat(dialect())
                .containsAll(ACTS_ELSEWHERE.keySet().stream()
                        .filter(key -> !key.startsWith("*"))
                        .toList());
    }

    private static List<String> dialect() throws IOException {
        return Files.readAllLines(KEYS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** Keys and parts without which some golden pair would be another. */
    private static Set<String> effective() throws IOException {
        Set<String> effective = new TreeSet<>();
        for (Path file : QemuCommandGoldenTest.configurations().toList()) {
            QemuPlan plan = QemuCommandGoldenTest.plan(file, QemuCommandGoldenTest.VOLUMES);
            String whole = QemuCommandGoldenTest.print(plan);
            without(plan.options()).forEach((name, options) -> {
                if (!print(plan, options).equals(whole)) {
                    effective.add(name);
                }
            });
        }
        return effective;
    }

    private static String print(QemuPlan plan, Options options) {
        try {
            return QemuCommandGoldenTest.print(plan.withOptions(options));
        } catch (InvalidValueException e) {
            return "not even a configuration";
        }
    }

    /** The configuration without each key and each part of a key, by the name of what is left out. */
    private static Map<String, Options> without(Options options) {
        Map<String, Options> variants = new LinkedHashMap<>();
        options.asMap().forEach((key, value) -> {
            String family =
                    key.matches("(efidisk|tpmstate|audio|rng|smbios)[0-9]") ? key : key.replaceFirst("[0-9]+$", "[n]");
            variants.put(family, options.without(key));
            String[] parts = value.split(",");
            for (int i = 0; i < parts.length; i++) {
                List<String> kept = new ArrayList<>(List.of(parts));
                String part = kept.remove(i);
                String name = part.contains("=") ? part.substring(0, part.indexOf('=')) : BARE.getOrDefault(family, "");
                variants.put(family + " " + canonical(family, name), options.with(key, String.join(",", kept)));
            }
        });
        return variants;
    }

    private static Map<String, String> bareKeys() {
        Map<String, String> bare = new TreeMap<>();
        for (String drive : List.of("ide[n]", "sata[n]", "scsi[n]", "virtio[n]", "efidisk0", "tpmstate0")) {
            bare.put(drive, "file");
        }
        bare.putAll(Map.of("cpu", "cputype", "vga", "type", "machine", "type", "watchdog", "model", "rng0", "source"));
        bare.putAll(Map.of("usb[n]", "host", "hostpci[n]", "host", "memory", "current", "agent", "enabled"));
        bare.put("virtiofs[n]", "dirid");
        return bare;
    }

    /** {@code virtio=MAC} says two parts at once. */
    private static String canonical(String family, String name) {
        return family.equals("net[n]") && NetworkCard.MODELS.contains(name) ? "model" : name;
    }
}
