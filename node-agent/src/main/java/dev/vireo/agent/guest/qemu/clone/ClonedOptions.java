// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the keys of a clone from those of its source: nothing of them may say that two machines are one. */
final class ClonedOptions {
    private static final String MAC_PREFIX = "BC:24:11";
    private static final List<Option<?>> LEFT_OUT = List.of(VmOptions.LOCK, VmOptions.TEMPLATE, SnapshotKeys.PARENT);

    private final SecureRandom random;
    private final InstantSource clock;

    ClonedOptions(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** New addresses and identities; no detached disks and nothing of snapshots. */
    Options of(Options source, String name) {
        Options result = source.with(VmOptions.NAME, name);
        for (Option<?> key : LEFT_OUT) {
            result = result.without(key.name());
        }
        for (Option<?> key : SnapshotKeys.OWN) {
            result = result.without(key.name());
        }
        for (Option<VolumeId> unused : VmOptions.UNUSED.members()) {
            result = result.without(unused.name());
        }
        return withIdentity(withAddresses(result));
    }

    private Options withAddresses(Options options) {
        Options result = options;
        for (Map.Entry<Integer, NetworkCard> entry :
                options.family(VmOptions.NET).entrySet()) {
            result = result.with(
                    VmOptions.NET.member(entry.getKey()), entry.getValue().withMac(drawMac()));
        }
        return result;
    }

    private MacAddress drawMac() {
        byte[] bytes = new byte[3];
        random.nextBytes(bytes);
        return MacAddress.parse(
                String.format(Locale.ROOT, "%s:%02X:%02X:%02X", MAC_PREFIX, bytes[0], bytes[1], bytes[2]));
    }

    private Options withIdentity(Options options) {
        Options result = options.with(VmOptions.SMBIOS.name(), smbios(options.raw(VmOptions.SMBIOS.name())));
        boolean hasGeneration = !"0".equals(options.raw(VmOptions.VM_GENERATION_ID.name()));
        if (hasGeneration) {
            result = result.with(VmOptions.VM_GENERATION_ID, UUID.randomUUID().toString());
        }
        String meta = options.get(VmOptions.META).orElse("");
        String made = "ctime=" + clock.instant().getEpochSecond();
        return result.with(VmOptions.META, meta.contains("ctime=") ? meta.replaceFirst("ctime=[0-9]+", made) : made);
    }

    private static String smbios(@Nullable String written) {
        String uuid = "uuid=" + UUID.randomUUID();
        if (written == null || written.isEmpty()) {
            return uuid;
        }
        return written.contains("uuid=") ? written.replaceFirst("uuid=[0-9a-fA-F-]+", uuid) : uuid + "," + written;
    }
}
