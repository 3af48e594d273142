// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.option.ValueType;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Limits of a disk's throughput, and of the bursts above them. */
public final class DiskLimits {
    private final InputField<Double> readRate;
    private final InputField<Double> writeRate;
    private final InputField<Double> readBurst;
    private final InputField<Double> writeBurst;
    private final InputField<Long> reads;
    private final InputField<Long> writes;

    DiskLimits(String prefix) {
        readRate = rate(prefix + "-mbps-rd", Sentence.of("Read limit"));
        writeRate = rate(prefix + "-mbps-wr", Sentence.of("Write limit"));
        readBurst = rate(prefix + "-mbps-rd-max", Sentence.of("Read burst"));
        writeBurst = rate(prefix + "-mbps-wr-max", Sentence.of("Write burst"));
        reads = operations(prefix + "-iops-rd", Sentence.of("Reads a second"));
        writes = operations(prefix + "-iops-wr", Sentence.of("Writes a second"));
        checkBurst(readBurst, readRate);
        checkBurst(writeBurst, writeRate);
    }

    private static InputField<Double> rate(String id, Sentence label) {
        return limit(id, label, ValueTypes.number(0)).in(Sentence.of("MB/s"), 10);
    }

    private static InputField<Long> operations(String id, Sentence label) {
        return limit(id, label, ValueTypes.integer(0)).in(Sentence.EMPTY, 100);
    }

    private static <T> InputField<T> limit(String id, Sentence label, ValueType<T> type) {
        return InputField.of(new FieldState(id, label), type).mayBeEmpty(Sentence.of("unlimited"));
    }

    /** A burst goes above a limit: without a limit, or below it, it means nothing. */
    private static void checkBurst(InputField<Double> burst, InputField<Double> limit) {
        burst.checkedBy(
                most -> limit.value().isEmpty() || limit.value().get() > most
                        ? Optional.of(Sentence.of("A burst goes above a limit: set the limit, and a larger burst."))
                        : Optional.empty(),
                limit.textProperty());
    }

    List<Setting> settings() {
        return List.of(
                Setting.of("mbps_rd", readRate),
                Setting.of("mbps_wr", writeRate),
                Setting.of("mbps_rd_max", readBurst),
                Setting.of("mbps_wr_max", writeBurst),
                Setting.of("iops_rd", reads),
                Setting.of("iops_wr", writes));
    }

    List<Field> fields() {
        return new ArrayList<>(List.of(readRate, writeRate, readBurst, writeBurst, reads, writes));
    }

    /** Most that is read, in MB/s. */
    public InputField<Double> readRate() {
        return readRate;
    }

    /** Most that is read in a burst, in MB/s. */
    public InputField<Double> readBurst() {
        return readBurst;
    }
}
