// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

/** A change of the configuration that was not made, or of which it is not known whether it was. */
public sealed class CommitException extends RuntimeException {
    private CommitException(String message, Throwable cause) {
        super(message, cause);
    }

    private CommitException(String message) {
        super(message);
    }

    /** Somebody else changed a file first: read again and decide anew. */
    public static final class Conflict extends CommitException {
        private final String path;

        /** @param path the file that has another version now */
        public Conflict(String path) {
            super("detected modified configuration - file changed by other user? Try again.");
            this.path = path;
        }

        /** A rule of the tree forbids it. */
        public Conflict(String path, String message) {
            super(message);
            this.path = path;
        }

        /** The file that has another version now. */
        public String path() {
            return path;
        }
    }

    /** Too few nodes agree: the tree can only be read. */
    public static final class NoMajority extends CommitException {
        /** Made where a replicated store meets it. */
        public NoMajority() {
            super("the cluster has no majority of its nodes: the configuration can only be read");
        }
    }

    /** It may or may not have happened: read again. */
    public static final class OutcomeUnknown extends CommitException {
        /** @param cause what cut the commit off */
        public OutcomeUnknown(Throwable cause) {
            super("it is not known whether the configuration was changed: read it again", cause);
        }
    }
}
