// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import java.nio.file.Path;
import java.util.Optional;

/**
 * UEFI firmware of one size class on the node.
 *
 * @param code the program
 * @param variables an empty set of variables, copied for each new guest
 * @param secureCode the program with Secure Boot, which needs the machine type q35
 * @param enrolledVariables variables with the well-known Secure Boot keys
 */
public record UefiFirmware(Path code, Path variables, Optional<Path> secureCode, Optional<Path> enrolledVariables) {}
