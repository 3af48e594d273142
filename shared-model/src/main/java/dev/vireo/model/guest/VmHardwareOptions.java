// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.guest.device.Audio;
import dev.vireo.model.guest.device.DirectoryShare;
import dev.vireo.model.guest.device.PciPassThrough;
import dev.vireo.model.guest.device.RandomSource;
import dev.vireo.model.guest.device.SharedMemory;
import dev.vireo.model.guest.device.SpiceEnhancements;
import dev.vireo.model.guest.device.TpmState;
import dev.vireo.model.guest.device.UsbDevice;
import dev.vireo.model.guest.device.Watchdog;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import java.util.List;

/** Hardware of virtual machines that not every machine has. */
public final class VmHardwareOptions {
    /** Architecture of the processor. */
    public static final Option<String> ARCHITECTURE =
            optional("arch", choice("x86_64", "aarch64"), "Architecture of the processor");
    /** Further arguments for QEMU, as a shell would split them; set by root alone. */
    public static final Option<String> ARGUMENTS = optional("args", text(), "Further arguments for QEMU (root@pam)");
    /** Sound card. */
    public static final Option<Audio> AUDIO = optional("audio0", Audio.TYPE, "Sound card");
    /** Random number generator. */
    public static final Option<RandomSource> RANDOM = optional("rng0", RandomSource.TYPE, "Random number generator");
    /** Watchdog. */
    public static final Option<Watchdog> WATCHDOG = optional("watchdog", Watchdog.TYPE, "Watchdog");
    /** Memory shared between machines. */
    public static final Option<SharedMemory> SHARED_MEMORY =
            optional("ivshmem", SharedMemory.TYPE, "Memory shared between machines");
    /** Where the TPM keeps its state. */
    public static final Option<TpmState> TPM_STATE = optional("tpmstate0", TpmState.TYPE, "State of the TPM");
    /** Abilities of SPICE viewers. */
    public static final Option<SpiceEnhancements> SPICE =
            optional("spice_enhancements", SpiceEnhancements.TYPE, "Abilities of SPICE viewers");
    /** Layout of the keyboard for viewers that send characters. */
    public static final Option<String> KEYBOARD = optional(
            "keyboard",
            choice(
                    "de", "de-ch", "da", "en-gb", "en-us", "es", "fi", "fr", "fr-be", "fr-ca", "fr-ch", "hu", "is",
                    "it", "ja", "lt", "mk", "nl", "no", "pl", "pt", "pt-br", "sv", "sl", "tr"),
            "Layout of the keyboard");
    /** Encryption of the memory by AMD processors. */
    public static final Option<String> AMD_SEV =
            optional("amd-sev", text("[A-Za-z0-9=,-]{1,200}", "type=std|es|snp"), "AMD memory encryption");
    /** Isolation by Intel processors. */
    public static final Option<String> INTEL_TDX =
            optional("intel-tdx", text("[A-Za-z0-9=,.:-]{1,200}", "type=tdx"), "Intel trust domain");
    /** USB devices of the node. */
    public static final OptionFamily<UsbDevice> USB =
            OptionFamily.of(optional("usb", UsbDevice.TYPE, "USB device of the node"), 13);
    /** PCI devices of the node. */
    public static final OptionFamily<PciPassThrough> HOST_PCI =
            OptionFamily.of(optional("hostpci", PciPassThrough.TYPE, "PCI device of the node"), 15);
    /** Parallel ports of the node. */
    public static final OptionFamily<String> PARALLEL = OptionFamily.of(
            optional(
                    "parallel",
                    text("/dev/parport\\d{1,3}|/dev/usb/lp\\d{1,3}", "/dev/parportN or /dev/usb/lpN"),
                    "Parallel port of the node"),
            2);
    /** Directories of the node. */
    public static final OptionFamily<DirectoryShare> VIRTIOFS =
            OptionFamily.of(optional("virtiofs", DirectoryShare.TYPE, "Directory of the node"), 9);

    /** Keys without the families. */
    static final List<Option<?>> PLAIN = List.of(
            ARCHITECTURE,
            ARGUMENTS,
            AUDIO,
            RANDOM,
            WATCHDOG,
            SHARED_MEMORY,
            TPM_STATE,
            SPICE,
            KEYBOARD,
            AMD_SEV,
            INTEL_TDX);
    /** The families. */
    static final List<OptionFamily<?>> FAMILIES = List.of(USB, HOST_PCI, PARALLEL, VIRTIOFS);

    private VmHardwareOptions() {}
}
