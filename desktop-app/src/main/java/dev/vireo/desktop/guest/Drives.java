// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import java.util.regex.Pattern;

/** Tells what the keys and values of a guest's configuration have to do with disks and drives. */
public final class Drives {
    private static final Pattern UNUSED = Pattern.compile("unused\\d{1,3}");
    private static final Pattern CLOUD_INIT = Pattern.compile("[^,]*[:/-]cloudinit(\\..*|,.*)?");
    private static final Pattern CDROM = Pattern.compile("(.*,)?media=cdrom(,.*)?");

    private Drives() {}

    /** Whether it is the key of something on a bus: a disk or a CD drive. */
    public static boolean isOnBus(String key) {
        return VmOptions.DISKS.stream().anyMatch(bus -> bus.indexOf(key).isPresent());
    }

    /** Whether it is the key of a container's file system. */
    public static boolean isFileSystem(String key) {
        return CtOptions.disk(key).isPresent();
    }

    /** Whether it is the key of a disk that no bus has. */
    public static boolean isDetached(String key) {
        return UNUSED.matcher(key).matches();
    }

    /** Whether it is the key of the firmware's variables or of a TPM's state: a volume of a fixed size. */
    public static boolean isState(String key) {
        return key.equals("efidisk0") || key.equals("tpmstate0");
    }

    /** Whether it is a key whose value can be a volume of the guest. */
    public static boolean isDrive(String key) {
        return isOnBus(key) || isFileSystem(key) || isState(key) || isDetached(key);
    }

    /** Whether the value stands for a CD drive, one for cloud-init among them. */
    public static boolean isCdrom(String value) {
        return CDROM.matcher(value).matches() || value.split(",", 2)[0].equals(Disk.HOST_DRIVE);
    }

    /** Whether the value stands for the drive that brings cloud-init its settings. */
    public static boolean isCloudInit(String value) {
        return CLOUD_INIT.matcher(value).matches();
    }
}
