// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

/** Breaks {@code instances}. */
record SingleInstance(int number) {
    private static final SingleInstance ONLY = new SingleInstance(1);

    static SingleInstance getInstance() {
        return ONLY;
    }
}
