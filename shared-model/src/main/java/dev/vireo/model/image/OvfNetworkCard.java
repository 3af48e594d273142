// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.util.Optional;

/**
 * A network card of a described machine.
 *
 * @param model the nearest model that QEMU has: {@code e1000}, {@code e1000e}, {@code vmxnet3}, {@code pcnet}, {@code
 *     rtl8139} or {@code virtio}
 * @param mac its address, if said
 * @param network the name of the network it was in; empty if not said
 */
public record OvfNetworkCard(String model, Optional<String> mac, String network) {}
