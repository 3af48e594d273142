// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.TpmState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The TPM: a process of its own emulates it, and QEMU talks to that process by a socket. */
final class TpmDevice implements QemuDevice {
    private static final String CHANNEL = "tpm-channel";
    private static final String BACKEND = "tpm-emulator";

    private final Optional<TpmState> state;
    private final Path socket;

    TpmDevice(Optional<TpmState> state, Path socket) {
        this.state = state;
        this.socket = socket;
    }

    @Override
    public List<Part> parts() {
        return state.isEmpty()
                ? List.of()
                : List.of(
                        Part.of(Part.Kind.CHANNEL, "socket", CHANNEL).with("path", socket.toString()),
                        Part.of(Part.Kind.TPM, "emulator", BACKEND).with("chardev", CHANNEL),
                        Part.device("tpm-tis", "tpmstate0").with("tpmdev", BACKEND));
    }
}
