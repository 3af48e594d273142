// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command of QEMU's control protocol, yet to be sent.
 *
 * @param command such as {@code device_add}
 * @param arguments its arguments: texts, numbers, flags, lists and maps of them
 */
public record QmpCall(String command, Map<String, ?> arguments) {
    public QmpCall {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
