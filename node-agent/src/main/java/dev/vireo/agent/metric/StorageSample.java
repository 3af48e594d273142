// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.StorageId;
import java.util.Map;

/**
 * How full a storage is at one moment.
 *
 * @param storage which
 * @param total bytes it can hold
 * @param used bytes it holds
 */
public record StorageSample(StorageId storage, long total, long used) implements MetricSample {
    @Override
    public ArchiveName archive() {
        return ArchiveName.of(storage);
    }

    @Override
    public Map<String, Double> values() {
        return new KnownValues().put("total", total).put("used", used).toMap();
    }

    @Override
    public Map<String, Double> shares() {
        return new KnownValues().putShare("used", used, total).toMap();
    }
}
