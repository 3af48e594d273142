// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.storage;

/** What plugins implement. */
public interface StoragePlugin {}
