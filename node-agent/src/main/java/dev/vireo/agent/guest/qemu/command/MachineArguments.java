// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.KeyValueText;
import dev.vireo.agent.guest.qemu.capability.MachineTypes;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Board, accelerator, boot and clock. */
final class MachineArguments {
    private final Options options;
    private final String type;
    private final boolean kvm;

    MachineArguments(Options options, String type, boolean kvm) {
        this.options = options;
        this.type = type;
        this.kvm = kvm;
    }

    List<String> arguments(Map<String, String> further) {
        List<String> arguments = new ArrayList<>(List.of("-machine", machine(further)));
        arguments.addAll(List.of("-accel", kvm ? "kvm" : "tcg,thread=multi"));
        arguments.addAll(List.of("-boot", "menu=on,strict=on,reboot-timeout=1000"));
        arguments.addAll(List.of("-rtc", clock()));
        if (!options.isSet(VmOptions.REBOOT)) {
            arguments.add("-no-reboot");
        }
        if (options.isSet(VmLifeOptions.FREEZE)) {
            arguments.add("-S");
        }
        arguments.addAll(sleepStates());
        return arguments;
    }

    private List<String> sleepStates() {
        Machine machine = options.get(VmOptions.MACHINE).orElse(new Machine(Options.EMPTY));
        String chip = MachineTypes.isQ35(type) ? "ICH9-LPC" : "PIIX4_PM";
        List<String> arguments = new ArrayList<>();
        machine.properties()
                .get(Machine.SLEEP)
                .ifPresent(on -> arguments.addAll(List.of("-global", chip + ".disable_s3=" + (on ? 0 : 1))));
        machine.properties()
                .get(Machine.HIBERNATION)
                .ifPresent(on -> arguments.addAll(List.of("-global", chip + ".disable_s4=" + (on ? 0 : 1))));
        return arguments;
    }

    private String machine(Map<String, String> further) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!options.isSet(VmOptions.ACPI)) {
            properties.put("acpi", "off");
        }
        if (OsKind.of(options).isWindows()) {
            properties.put("hpet", "off");
        }
        if (options.get(VmOptions.VGA).orElse(Display.DEFAULT).type().startsWith("serial")) {
            // Firmware and boot loader then talk to the serial port too.
            properties.put("graphics", "off");
        }
        if (!options.isSet(VmResourceOptions.ALLOW_KSM)) {
            properties.put("mem-merge", "off");
        }
        properties.putAll(further);
        StringJoiner text = new StringJoiner(",").add("type=" + KeyValueText.escape(type));
        properties.forEach((key, value) -> text.add(key + "=" + KeyValueText.escape(value)));
        return text.toString();
    }

    private String clock() {
        boolean windows = OsKind.of(options).isWindows();
        boolean local = options.get(VmOptions.LOCAL_TIME).orElse(windows);
        String start = options.require(VmLifeOptions.START_DATE);
        String base = start.equals("now") ? (local ? "localtime" : "utc") : start;
        boolean fixesDrift = windows || options.isSet(VmLifeOptions.TIME_DRIFT_FIX);
        return "base=" + base + (fixesDrift ? ",driftfix=slew" : "");
    }
}
