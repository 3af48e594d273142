// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is said to a machine right after its start. */
final class StartCalls {
    private static final long LONGEST_DOWNTIME_MILLISECONDS = 2_000_000;
    private static final long MEBIBYTE = 1L << 20;

    private final Options options;

    StartCalls(Options options) {
        this.options = options;
    }

    List<QmpCall> calls() {
        List<QmpCall> calls = new ArrayList<>();
        options.family(VmOptions.NET).forEach((number, card) -> {
            if (card.settings().get(NetworkCard.LINK_DOWN).orElse(false)) {
                calls.add(new QmpCall("set_link", Map.of("name", "net" + number, "up", false)));
            }
        });
        BalloonDevice.fixed(options)
                .ifPresent(size -> calls.add(new QmpCall("balloon", Map.of("value", size * MEBIBYTE))));
        migration().ifPresent(calls::add);
        return calls;
    }

    /** What holds when the machine moves to another node. */
    private Optional<QmpCall> migration() {
        Map<String, Object> parameters = new TreeMap<>();
        if (options.has(VmLifeOptions.MIGRATION_DOWNTIME)) {
            double seconds = options.require(VmLifeOptions.MIGRATION_DOWNTIME);
            parameters.put("downtime-limit", Math.min(Math.round(seconds * 1000), LONGEST_DOWNTIME_MILLISECONDS));
        }
        if (options.require(VmLifeOptions.MIGRATION_SPEED) > 0) {
            parameters.put("max-bandwidth", options.require(VmLifeOptions.MIGRATION_SPEED) * MEBIBYTE);
        }
        return parameters.isEmpty() ? Optional.empty() : Optional.of(new QmpCall("migrate-set-parameters", parameters));
    }
}
