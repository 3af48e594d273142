// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.agent.network;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Breaks {@code catch}. */
final class CatchesAll {
    static String call(Callable<String> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return e.toString();
        }
    }

    static String callAll(Callable<String> work) {
        try {
            return work.call();
        } catch (Throwable e) {
            return e.toString();
        }
    }

    static Supplier<String> inLambda(Callable<String> work) {
        return () -> {
            try {
                return work.call();
            } catch (Exception e) {
                return e.toString();
            }
        };
    }
}
