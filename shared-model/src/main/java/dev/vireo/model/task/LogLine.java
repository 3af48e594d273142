// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.task;

/**
 * A line of a task's log.
 *
 * @param n its number, from 1
 * @param t its text
 */
public record LogLine(int n, String t) {}
