// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

/**
 * A file of the configuration tree.
 *
 * @param path its place, such as {@code nodes/n1/qemu-server/100.conf}
 * @param text its content
 * @param version grows with every change of the file; 0 is no file
 */
public record StoredFile(String path, String text, long version) {}
