// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

/**
 * A disk of a described machine.
 *
 * @param fileName plain name of the file that holds it
 * @param bus {@code scsi}, {@code sata} or {@code ide}, as the machine had it
 */
public record OvfDisk(String fileName, String bus) {}
