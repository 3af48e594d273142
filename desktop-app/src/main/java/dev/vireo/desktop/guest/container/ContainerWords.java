// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what a container's keys hold. */
final class ContainerWords {
    private final Texts texts;
    private final Quantities quantities;

    ContainerWords(Texts texts, Quantities quantities) {
        this.texts = texts;
        this.quantities = quantities;
    }

    String memory(Options options) {
        long memory = options.get(CtOptions.MEMORY).orElse(512L);
        long swap = options.get(CtOptions.SWAP).orElse(512L);
        return mebibytes(memory) + " · " + (swap == 0 ? texts.get("no swap") : texts.get("swap {0}", mebibytes(swap)));
    }

    private String mebibytes(long count) {
        return quantities.bytes((double) (count << 20));
    }

    String share(Options options) {
        List<String> parts = new ArrayList<>();
        parts.add(options.get(CtOptions.CORES)
                .map(cores -> texts.get("{0} core|{0} cores", cores))
                .orElse(texts.get("all of the node")));
        options.get(CtOptions.CPU_LIMIT)
                .filter(limit -> limit > 0)
                .ifPresent(limit -> parts.add(
                        texts.get("limit {0}", CtOptions.CPU_LIMIT.type().format(limit))));
        options.get(CtOptions.CPU_UNITS).ifPresent(units -> parts.add(texts.get("{0} units", units.toString())));
        return String.join(" · ", parts);
    }

    String fileSystem(ContainerDisk disk) {
        List<String> parts = new ArrayList<>();
        disk.get(ContainerDisk.PATH).ifPresent(parts::add);
        disk.get(ContainerDisk.SIZE)
                .map(ByteSize::bytes)
                .map(Long::doubleValue)
                .map(quantities::bytes)
                .ifPresent(parts::add);
        parts.add(disk.source());
        if (disk.isReadOnly()) {
            parts.add(texts.get("read only"));
        }
        if (disk.get(ContainerDisk.BACKUP).orElse(false)) {
            parts.add(texts.get("in backups"));
        }
        parts.addAll(disk.mountOptions());
        return String.join(" · ", parts);
    }

    String card(ContainerCard card) {
        List<String> parts = new ArrayList<>();
        parts.add(card.name());
        parts.add(card.bridge().orElse("NAT"));
        card.get(ContainerCard.TAG).ifPresent(tag -> parts.add("VLAN " + tag));
        card.get(ContainerCard.ADDRESS).ifPresent(address -> parts.add(address(address)));
        card.get(ContainerCard.ADDRESS_6).ifPresent(address -> parts.add("IPv6 " + address(address)));
        card.mac().ifPresent(mac -> parts.add(ContainerCard.MAC.type().format(mac)));
        if (card.isSet(ContainerCard.LINK_DOWN)) {
            parts.add(texts.get("disconnected"));
        }
        return String.join(" · ", parts);
    }

    private static String address(String written) {
        return switch (written) {
            case ContainerCard.DHCP -> "DHCP";
            case ContainerCard.AUTO -> "SLAAC";
            default -> written;
        };
    }

    String features(@Nullable String written) {
        return written == null || written.isEmpty() ? texts.get("none") : written.replace(",", ", ");
    }
}
