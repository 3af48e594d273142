// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Processor;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Processor model, flags and topology. */
final class ProcessorArguments {
    private static final List<String> EARLY_AIDS = List.of("hv_relaxed", "hv_vapic", "hv_spinlocks=0x1fff");
    private static final List<String> AIDS = List.of(
            "hv_time", "hv_reset", "hv_vpindex", "hv_runtime", "hv_synic", "hv_stimer", "hv_tlbflush", "hv_ipi");

    private final Options options;
    private final SortedSet<String> known;
    private final boolean kvm;

    ProcessorArguments(Options options, SortedSet<String> known, boolean kvm) {
        this.options = options;
        this.known = known;
        this.kvm = kvm;
    }

    List<String> arguments() {
        return List.of("-smp", topology(), "-cpu", model());
    }

    private String topology() {
        long sockets = options.require(VmOptions.SOCKETS);
        long cores = options.require(VmOptions.CORES);
        long most = Math.multiplyExact(sockets, cores);
        long plugged = options.get(VmOptions.VCPUS).orElse(most);
        if (plugged > most) {
            throw new InvalidValueException(
                    "vcpus: " + plugged + " processors do not fit in " + sockets + " sockets of " + cores + " cores");
        }
        return plugged + ",sockets=" + sockets + ",cores=" + cores + ",maxcpus=" + most;
    }

    private String model() {
        Processor processor = options.get(VmOptions.CPU).orElse(Processor.DEFAULT);
        List<String> parts = new ArrayList<>(ProcessorModel.of(processor.model(), known, kvm));
        if (kvm) {
            // Under emulation a missing feature is only warned of: no model is emulated whole.
            parts.add("enforce");
            parts.addAll(hypervisorAids(processor));
            parts.addAll(hardware(processor));
        }
        parts.addAll(processor.flags());
        return String.join(",", parts);
    }

    private static List<String> hardware(Processor processor) {
        List<String> parts = new ArrayList<>();
        processor
                .properties()
                .get(Processor.HYPERVISOR_VENDOR)
                .ifPresent(vendor -> parts.add("hv-vendor-id=" + vendor));
        processor
                .properties()
                .get(Processor.ADDRESS_BITS)
                .ifPresent(bits -> parts.add(bits.equals("host") ? "host-phys-bits=on" : "phys-bits=" + bits));
        processor
                .properties()
                .get(Processor.GUEST_ADDRESS_BITS)
                .ifPresent(bits -> parts.add("guest-phys-bits=" + bits));
        return parts;
    }

    List<String> notes() {
        Processor processor = options.get(VmOptions.CPU).orElse(Processor.DEFAULT);
        boolean needsKvm = processor.isHidden()
                || Stream.of(Processor.HYPERVISOR_VENDOR, Processor.ADDRESS_BITS, Processor.GUEST_ADDRESS_BITS)
                        .anyMatch(processor.properties()::has);
        return needsKvm && !kvm
                ? List.of("cpu: hidden, hv-vendor-id, phys-bits and guest-phys-bits need KVM; they have no effect")
                : List.of();
    }

    private List<String> hypervisorAids(Processor processor) {
        if (processor.isHidden()) {
            return List.of("kvm=off");
        }
        List<String> aids = new ArrayList<>(List.of("+kvm_pv_eoi", "+kvm_pv_unhalt"));
        OsKind kind = OsKind.of(options);
        if (kind == OsKind.WINDOWS || kind == OsKind.EARLY_WINDOWS) {
            aids.addAll(EARLY_AIDS);
        }
        if (kind == OsKind.WINDOWS) {
            aids.addAll(AIDS);
        }
        return aids;
    }
}
