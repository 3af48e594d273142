// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import java.util.Map;

/** What something uses at one moment. */
sealed interface MetricSample permits NodeSample, GuestSample, StorageSample {
    /** The archive that keeps it. */
    ArchiveName archive();

    /** What is known, by name of its source. */
    Map<String, Double> values();

    /** How much of what there is is used, from 0 to 1, by measure; what is unknown is left out. */
    Map<String, Double> shares();
}
