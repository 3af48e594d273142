// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** What stands for a processor model in stock QEMU, with hardware virtualisation or under emulation. */
final class ProcessorModel {
    private static final List<String> AES = List.of("+aes");
    private static final List<String> V2 = List.of("+popcnt", "+pni", "+sse4.1", "+sse4.2", "+ssse3");
    private static final List<String> V3 =
            List.of("+avx", "+avx2", "+bmi1", "+bmi2", "+f16c", "+fma", "+movbe", "+xsave", "+abm");
    private static final List<String> V4 = List.of("+avx512f", "+avx512bw", "+avx512cd", "+avx512dq", "+avx512vl");

    private ProcessorModel() {}

    /**
     * The model and the flags that make it.
     *
     * @throws InvalidValueException if the node's QEMU does not know it
     */
    static List<String> of(String name, SortedSet<String> known, boolean kvm) {
        return switch (name) {
            case "x86-64-v2" -> level(V2);
            case "x86-64-v2-AES" -> level(AES, V2);
            case "x86-64-v3" -> level(AES, V2, V3);
            case "x86-64-v4" -> level(AES, V2, V3, V4);
            case "host", "max" -> List.of(kvm ? name : "max");
            case "kvm64", "kvm32" -> kvm ? List.of(name, "+lahf_lm", "+sep") : List.of(name.replace("kvm", "qemu"));
            default -> List.of(require(name, known));
        };
    }

    @SafeVarargs
    private static List<String> level(List<String>... flags) {
        List<String> parts = new ArrayList<>(List.of("qemu64"));
        for (List<String> some : flags) {
            parts.addAll(some);
        }
        return parts;
    }

    private static String require(String name, SortedSet<String> known) {
        if (!known.contains(name)) {
            throw new InvalidValueException(
                    "cpu: this node's QEMU has no processor model " + InvalidValueException.quote(name));
        }
        return name;
    }
}
