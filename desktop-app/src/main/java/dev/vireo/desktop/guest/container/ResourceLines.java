// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/** What a container has of the node: memory, processors, file systems and devices. */
public final class ResourceLines extends ContainerLines {
    private final ContainerWords words;

    /** Lines in the user's words. */
    public ResourceLines(Texts texts, Quantities quantities) {
        super(texts);
        this.words = new ContainerWords(texts, quantities);
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        List<ConfigurationRow> rows = new ArrayList<>();
        rows.add(understood("memory", texts().get("Memory"), options, () -> words.memory(options))
                .withKeys("memory", "swap"));
        rows.add(understood("cores", texts().get("Processors"), options, () -> words.share(options))
                .withKeys("cores", "cpulimit", "cpuunits"));
        if (options.raw("rootfs") != null) {
            rows.add(fileSystem("rootfs", texts().get("Root disk"), options));
        }
        members(CtOptions.MOUNT_POINTS, options)
                .forEach(key -> rows.add(fileSystem(key, texts().get("Mount point ({0})", key), options)));
        members(CtOptions.UNUSED, options)
                .forEach(key -> rows.add(written(key, texts().get("Unmounted volume ({0})", key), options)));
        members(CtOptions.DEVICES, options)
                .forEach(key -> rows.add(written(key, texts().get("Device ({0})", key), options)));
        return rows;
    }

    private ConfigurationRow fileSystem(String key, String title, Options options) {
        String written = String.valueOf(options.raw(key));
        return understood(key, title, options, () -> words.fileSystem(parse(key, written)));
    }

    private static ContainerDisk parse(String key, String written) {
        return CtOptions.disk(key).orElse(CtOptions.ROOTFS).type().parse(written);
    }

    private static ConfigurationRow written(String key, String title, Options options) {
        return ConfigurationRow.of(key, title, String.valueOf(options.raw(key)));
    }
}
