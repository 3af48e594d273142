// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.CustomCloudInit;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The files of a guest's cloud-init drive. A pure function of the configuration, but for files of one's own. */
public final class CloudInitFiles {
    private final Vmid vmid;
    private final Options options;
    private final Function<VolumeId, String> snippets;

    /**
     * The files of one guest.
     *
     * @param snippets reads a file of one's own
     */
    public CloudInitFiles(Vmid vmid, Options options, Function<VolumeId, String> snippets) {
        this.vmid = vmid;
        this.options = options;
        this.snippets = snippets;
    }

    /** The kinds of data, as the API names them. */
    public enum Kind {
        /** What is set up in the guest. */
        USER,
        /** Its network. */
        NETWORK,
        /** What the machine is. */
        META
    }

    /** Whether the drive has the form of OpenStack's; else it is the plain one. */
    public boolean isConfigDrive() {
        return options.get(CloudInitOptions.TYPE)
                .map(type -> type.equals("configdrive2"))
                .orElseGet(() -> options.get(VmOptions.OS_TYPE).orElse("other").startsWith("w"));
    }

    /** The drive's name, by which cloud-init finds it. */
    public String label() {
        return isConfigDrive() ? "config-2" : "cidata";
    }

    /** What the drive holds, by path. */
    public Map<String, String> files() {
        return isConfigDrive() ? new ConfigDrive(this).files() : new NoCloud(this).files();
    }

    /** One kind of data. */
    public String text(Kind kind) {
        return switch (kind) {
            case USER -> custom(CustomCloudInit.USER).orElseGet(() -> new UserData(options, hostName()).text());
            case NETWORK -> custom(CustomCloudInit.NETWORK).orElseGet(this::network);
            case META ->
                custom(CustomCloudInit.META)
                        .orElseGet(() ->
                                isConfigDrive() ? new ConfigDrive(this).metaData() : new NoCloud(this).metaData());
        };
    }

    private String network() {
        GuestNetwork network = new GuestNetwork(options);
        return isConfigDrive() ? new InterfacesFile(network).text() : new NetworkConfig(network).text();
    }

    /** The vendor's data, if there is a file of one's own with it. */
    Optional<String> vendor() {
        return custom(CustomCloudInit.VENDOR);
    }

    private Optional<String> custom(Option<VolumeId> part) {
        Optional<VolumeId> volume = options.get(CloudInitOptions.CUSTOM)
                .flatMap(custom -> custom.properties().get(part));
        return volume.map(id -> {
            if (!id.name().startsWith("snippets/")) {
                throw new InvalidValueException(
                        "cicustom: " + part.name() + " is a snippet such as local:snippets/user.yaml," + " not "
                                + InvalidValueException.quote(id.toString()));
            }
            return snippets.apply(id);
        });
    }

    /** Name that the guest gets. */
    String hostName() {
        return options.get(VmOptions.NAME).orElse("vm" + vmid);
    }

    /** A name of what is in the data: cloud-init sets a guest up again when it changes. */
    String instance() {
        return Instance.of(text(Kind.USER) + text(Kind.NETWORK));
    }
}
