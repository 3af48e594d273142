// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import java.nio.file.Path;

/**
 * A device of the node that a container gets a device file for. That its control group lets it use the device is said in
 * LXC's configuration.
 *
 * @param key {@code dev0} to {@code dev255}
 * @param path the device on the node; links are followed
 * @param mode permissions of its file, as the octal digits {@code 0660}
 * @param owner number of its owner in the container
 * @param group number of its group in the container
 */
public record PassedDevice(String key, Path path, String mode, long owner, long group) {}
