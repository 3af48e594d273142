// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

/**
 * A disk of a described machine.
 *
 * @param fileName plain name of the file that holds it
 * @param capacity bytes that a guest sees; 0 if the description does not say
 * @param bus {@code scsi}, {@code sata} or {@code ide}, as the machine had it
 * @param unit its place on the bus, from 0
 */
public record OvfDisk(String fileName, long capacity, String bus, int unit) {}
