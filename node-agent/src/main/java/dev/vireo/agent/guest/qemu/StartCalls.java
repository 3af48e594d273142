// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said to a machine right after its start. */
final class StartCalls {
    private static final int STATISTICS_SECONDS = 2;

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
        if (BalloonDevice.isPresent(options)) {
            calls.add(new QmpCall(
                    "qom-set",
                    Map.of(
                            "path",
                            "/machine/peripheral/balloon0",
                            "property",
                            "guest-stats-polling-interval",
                            "value",
                            STATISTICS_SECONDS)));
        }
        return calls;
    }
}
