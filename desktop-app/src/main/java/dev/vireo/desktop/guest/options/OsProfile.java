// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Sentence;
import java.util.List;

/**
 * A guest's operating system, and the devices that it has drivers for right after its installation.
 *
 * @param ostype the configuration's word
 * @param family the kind of system
 * @param label its name
 * @param diskBus bus of its disks
 * @param networkModel model of its network card
 * @param modern whether it wants the q35 machine with UEFI firmware
 */
public record OsProfile(
        String ostype, Family family, Sentence label, String diskBus, String networkModel, boolean modern) {
    /** Kinds of systems. */
    @SuppressWarnings("ImmutableEnumChecker") // records of immutable values
    public enum Family {
        /** Linux. */
        LINUX(Sentence.verbatim("Linux")),
        /** Microsoft Windows. */
        WINDOWS(Sentence.verbatim("Microsoft Windows")),
        /** Solaris. */
        SOLARIS(Sentence.verbatim("Solaris")),
        /** Everything else. */
        OTHER(Sentence.of("Other"));

        private final Sentence label;

        Family(Sentence label) {
            this.label = label;
        }

        /** Its name. */
        public Sentence label() {
            return label;
        }
    }

    /** Every system, within its family the newest first. */
    public static final List<OsProfile> ALL = List.of(
            linux("l26", Sentence.of("Kernel 2.6 or newer"), "scsi", "virtio"),
            linux("l24", Sentence.of("Kernel 2.4"), "ide", "e1000"),
            windows("win11", "11 / Server 2022, 2025", "sata", "e1000", true),
            windows("win10", "10 / Server 2016, 2019", "sata", "e1000", false),
            windows("win8", "8 / Server 2012", "sata", "e1000", false),
            windows("win7", "7 / Server 2008 R2", "ide", "e1000", false),
            windows("wvista", "Vista", "ide", "e1000", false),
            windows("w2k8", "Server 2008", "ide", "e1000", false),
            windows("wxp", "XP", "ide", "rtl8139", false),
            windows("w2k3", "Server 2003", "ide", "rtl8139", false),
            windows("w2k", "2000", "ide", "rtl8139", false),
            new OsProfile("solaris", Family.SOLARIS, Sentence.verbatim("Solaris, illumos"), "ide", "e1000", false),
            new OsProfile("other", Family.OTHER, Sentence.of("Any system"), "ide", "e1000", false));

    /** What most guests are. */
    public static final OsProfile USUAL = ALL.get(0);

    private static OsProfile linux(String ostype, Sentence label, String bus, String card) {
        return new OsProfile(ostype, Family.LINUX, label, bus, card, false);
    }

    private static OsProfile windows(String ostype, String versions, String bus, String card, boolean modern) {
        return new OsProfile(ostype, Family.WINDOWS, Sentence.verbatim(versions), bus, card, modern);
    }

    /** Systems of one family. */
    public static List<OsProfile> of(Family family) {
        return ALL.stream().filter(profile -> profile.family == family).toList();
    }

    /** Whether the drivers for VirtIO devices have to be installed from a CD of their own. */
    public boolean lacksVirtio() {
        return family == Family.WINDOWS;
    }
}
