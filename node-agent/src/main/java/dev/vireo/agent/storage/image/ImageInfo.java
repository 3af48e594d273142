// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

/**
 * What {@code qemu-img} finds in an image.
 *
 * @param format the format it was opened with
 * @param virtualSize bytes that a guest sees
 * @param usedSize bytes that the file takes
 * @param refersToFiles whether blocks lie in, or may come from, other files
 */
public record ImageInfo(ImageFormat format, long virtualSize, long usedSize, boolean refersToFiles) {}
