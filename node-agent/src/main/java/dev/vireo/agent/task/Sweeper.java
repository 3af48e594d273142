// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

/** Repairs what an interrupted task of one kind left. It touches nothing that the intent does not name. */
public interface Sweeper {
    /** What is done about an intent. */
    interface Repair {
        /** Repairs, and says in the log what it did. */
        void run(Intent intent, TaskLog log) throws java.io.IOException;
    }

    /** A sweeper of one kind of intent. */
    static Sweeper of(String kind, Repair repair) {
        return new Sweeper() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void sweep(Intent intent, TaskLog log) throws java.io.IOException {
                repair.run(intent, log);
            }
        };
    }

    /** The kind of intent that it knows. */
    String kind();

    /** Repairs; run again after a further crash it must do no harm. Says in the log what it did. */
    void sweep(Intent intent, TaskLog log) throws java.io.IOException;
}
