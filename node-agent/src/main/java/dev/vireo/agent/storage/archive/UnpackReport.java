// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

/**
 * What came of an archive.
 *
 * @param entries files, links and directories made
 * @param bytes of their data
 * @param devices device nodes and sockets left out
 * @param attributes extended attributes left out, as no container may bring them
 */
public record UnpackReport(long entries, long bytes, long devices, long attributes) {}
