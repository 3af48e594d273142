// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.agent.guest.qemu.command.Part;
import dev.vireo.agent.guest.qemu.command.QemuCommand;
import dev.vireo.agent.guest.qemu.command.QemuPlan;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives a running machine what of a changed configuration it can take without a restart. */
public final class HotPlug {
    private static final long MEBIBYTE = 1L << 20;

    private final Plans plans;
    private final LiveCards cards;
    private final LiveLimits limits;

    /** How a machine of a configuration is started. */
    public interface Plans {
        /**
         * The plan.
         *
         * @param key whose mapping, if it names one, is looked up
         */
        QemuPlan of(Vmid vmid, Options options, String key);
    }

    /**
     * @param cards the node's side of network cards
     * @param limits the node's limits of processor time
     */
    public HotPlug(Plans plans, LiveCards cards, LiveLimits limits) {
        this.limits = limits;
        this.plans = plans;
        this.cards = cards;
    }

    /**
     * Makes a change to a running machine.
     *
     * @return whether it was made; if not, it has to wait for the next start
     * @throws IOException if it should have been possible and was not; the machine is as before
     */
    public boolean apply(RunningVm vm, KeyChange change) throws IOException, InterruptedException {
        LiveDevices devices = new LiveDevices(vm);
        Set<HotPlugClass> allowed = HotPlugClass.of(change.before());
        String key = change.key();
        for (OptionFamily<?> family : VmOptions.DISKS) {
            if (family.indexOf(key).isPresent()) {
                return new DriveChange(vm, devices, this::parts).apply(change, allowed);
            }
        }
        if (VmOptions.NET.indexOf(key).isPresent()) {
            return new CardChange(vm, devices, this::parts, cards).apply(change, allowed);
        }
        return switch (key) {
            case "vcpus" ->
                allowed.contains(HotPlugClass.CPU) && new LiveProcessors(vm, devices).set(processors(change.after()));
            case "memory" ->
                allowed.contains(HotPlugClass.MEMORY)
                        && "1".equals(change.before().raw("numa"))
                        && change.before().family(VmResourceOptions.NUMA_NODES).isEmpty()
                        && new LiveMemory(vm, devices, change.before())
                                .set(change.after().require(VmOptions.MEMORY));
            case "balloon" -> setBalloon(vm, change);
            case "cpulimit", "cpuunits" -> limit(vm, change.after());
            default -> key.matches("usb[0-9]+") && allowed.contains(HotPlugClass.USB) && replace(vm, devices, change);
        };
    }

    /**
     * Takes out what was plugged for a change that is taken back before it was written down: an agent that is killed in
     * between leaves that.
     *
     * @param change the change that is not to be
     */
    public void takeBack(RunningVm vm, KeyChange change) throws IOException, InterruptedException {
        boolean isLimit = change.key().equals("cpulimit") || change.key().equals("cpuunits");
        if (isLimit && limits.areSet(vm)) {
            limit(vm, change.before());
        } else if (change.isNew() && new LiveDevices(vm).hasDevice(change.key())) {
            apply(vm, change.reversed());
        }
    }

    private boolean limit(RunningVm vm, Options options) throws IOException {
        limits.set(vm, options);
        return true;
    }

    private static long processors(Options options) {
        return options.get(VmOptions.VCPUS)
                .orElseGet(() -> options.require(VmOptions.SOCKETS) * options.require(VmOptions.CORES));
    }

    /** The balloon gives all memory back, and how much it takes is decided anew; where it is fixed, it is set. */
    private static boolean setBalloon(RunningVm vm, KeyChange change) throws IOException {
        boolean hadBalloon = change.before().get(VmOptions.BALLOON).orElse(1L) > 0;
        boolean hasBalloon = change.after().get(VmOptions.BALLOON).orElse(1L) > 0;
        if (!hadBalloon || !hasBalloon) {
            return false;
        }
        long size = QemuCommand.fixedBalloon(change.after())
                .orElseGet(() -> change.before().require(VmOptions.MEMORY));
        vm.ask("balloon", Map.of("value", size * MEBIBYTE));
        return true;
    }

    private boolean replace(RunningVm vm, LiveDevices devices, KeyChange change)
            throws IOException, InterruptedException {
        if (!change.isNew() || devices.hasDevice(change.key())) {
            // It has no part of its own beside it, and its mapping may lead nowhere by now.
            devices.unplug(change.key(), List.of());
        }
        if (!change.isRemoval()) {
            devices.plug(parts(vm.vmid(), change.after(), change.key()));
        }
        return true;
    }

    private List<Part> parts(Vmid vmid, Options options, String key) {
        return new QemuCommand().deviceOf(plans.of(vmid, options, key), key);
    }

    /** What the device of a key consists of. */
    interface DeviceParts {
        List<Part> of(Vmid vmid, Options options, String key);
    }

    static <T> Option<T> member(OptionFamily<T> family, String key) {
        return family.member(key).orElseThrow(() -> new IllegalArgumentException(key));
    }
}
