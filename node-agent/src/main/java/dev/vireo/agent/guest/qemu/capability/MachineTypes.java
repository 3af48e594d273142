// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import dev.vireo.model.InvalidValueException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine types of one QEMU.
 *
 * @param pc the versioned type that {@code pc} stands for, such as {@code pc-i440fx-7.2}
 * @param q35 the versioned type that {@code q35} stands for, such as {@code pc-q35-7.2}
 * @param versioned all versioned types
 */
public record MachineTypes(String pc, String q35, List<String> versioned) {
    private static final Pattern WANTED = Pattern.compile("pc-(?:(q35|i440fx)-)?([0-9.]+)(?:\\+pve[0-9]+)?(?:\\.pxe)?");

    public MachineTypes {
        versioned = List.copyOf(versioned);
    }

    /**
     * The versioned type that a configuration asks for. Revisions such as {@code +pve0} exist in no stock QEMU and are
     * left out.
     *
     * @param wanted the key {@code machine}; null stands for {@code pc}
     * @throws InvalidValueException if this QEMU has no such type
     */
    public String resolve(@Nullable String wanted) {
        if (wanted == null || wanted.equals("pc")) {
            return pc;
        }
        if (wanted.equals("q35")) {
            return q35;
        }
        Matcher form = WANTED.matcher(wanted);
        String family = form.matches() && "q35".equals(form.group(1)) ? "pc-q35-" : "pc-i440fx-";
        String type = form.matches() ? family + form.group(2) : wanted;
        if (!versioned.contains(type)) {
            throw new InvalidValueException("this node's QEMU has no machine type " + InvalidValueException.quote(type)
                    + "; its newest are " + pc + " and " + q35);
        }
        return type;
    }

    /** Whether a versioned type is a Q35: PCI Express, SATA, no IDE. */
    public static boolean isQ35(String type) {
        return type.startsWith("pc-q35-");
    }
}
