// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.balloon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.qemu.balloon.BalloonTargets.Machine;
import dev.vireo.model.id.Vmid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BalloonTargetsTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final long STEP = 100 * MEBIBYTE;

    @Provide
    Arbitrary<List<Machine>> machines() {
        Arbitrary<Machine> machine = Combinators.combine(
                        Arbitraries.longs().between(16, 8192),
                        Arbitraries.longs().between(1, 8192),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.longs().between(1, 50_000))
                .as((least, more, part, shares) -> new Machine(
                        new Vmid(100),
                        (least + more * part / 100) * MEBIBYTE,
                        least * MEBIBYTE,
                        (least + more) * MEBIBYTE,
                        shares));
        return machine.list().ofMinSize(1).ofMaxSize(6).map(BalloonTargetsTest::numbered);
    }

    private static List<Machine> numbered(List<Machine> machines) {
        List<Machine> numbered = new ArrayList<>();
        for (Machine each : machines) {
            numbered.add(new Machine(
                    new Vmid(100 + numbered.size()), each.present(), each.least(), each.most(), each.shares()));
        }
        return numbered;
    }

    private static long sum(List<Machine> machines) {
        return machines.stream().mapToLong(Machine::present).sum();
    }

    private static List<Machine> after(List<Machine> machines, Map<Vmid, Long> targets) {
        return machines.stream()
                .map(each -> new Machine(
                        each.vmid(),
                        targets.getOrDefault(each.vmid(), each.present()),
                        each.least(),
                        each.most(),
                        each.shares()))
                .toList();
    }

    @Property(tries = 300)
    void nobodyLeavesItsBoundsOrJumps(
            @ForAll("machines") List<Machine> machines, @ForAll @LongRange(min = -20_000, max = 20_000) long room) {
        Map<Vmid, Long> targets = new BalloonTargets(machines, room * MEBIBYTE, STEP).targets();
        for (Machine machine : machines) {
            long target = targets.getOrDefault(machine.vmid(), machine.present());
            assertThat(target).isBetween(machine.least(), machine.most());
            assertThat(Math.abs(target - machine.present())).isLessThanOrEqualTo(STEP);
        }
    }

    @Property(tries = 300)
    void noMoreIsGivenThanThereIs(
            @ForAll("machines") List<Machine> machines, @ForAll @LongRange(min = -20_000, max = 20_000) long room) {
        Map<Vmid, Long> targets = new BalloonTargets(machines, room * MEBIBYTE, STEP).targets();
        long change = sum(after(machines, targets)) - sum(machines);
        assertThat(change).isLessThanOrEqualTo(Math.max(0, room * MEBIBYTE));
    }

    @Property(tries = 200)
    void roundsComeToRestWhereSharesSay(
            @ForAll("machines") List<Machine> machines, @ForAll @LongRange(min = -20_000, max = 20_000) long first) {
        List<Machine> now = machines;
        long room = first * MEBIBYTE;
        for (int round = 0; round < 400; round++) {
            List<Machine> next = after(now, new BalloonTargets(now, room, STEP).targets());
            room -= sum(next) - sum(now);
            now = next;
        }
        List<Long> ideal = new BalloonTargets(now, room, STEP).ideal();
        for (int i = 0; i < now.size(); i++) {
            assertThat(Math.abs(now.get(i).present() - ideal.get(i))).isLessThan(MEBIBYTE);
        }
        // At rest either the room is used up, or all have their most, or all have their least.
        boolean isFull = now.stream().allMatch(each -> each.most() - each.present() < MEBIBYTE);
        boolean isEmpty = now.stream().allMatch(each -> each.present() - each.least() < MEBIBYTE);
        assertThat(isFull || isEmpty || Math.abs(room) < MEBIBYTE).isTrue();
    }

    @Property(tries = 200)
    void moreSharesNeverMeanLess(
            @ForAll @LongRange(min = 1, max = 50_000) long few,
            @ForAll @LongRange(min = 1, max = 50_000) long many,
            @ForAll @LongRange(min = 0, max = 3000) long present,
            @ForAll @LongRange(min = -6000, max = 6000) long room) {
        long low = 512 * MEBIBYTE;
        long high = 4096 * MEBIBYTE;
        long at = low + present * MEBIBYTE;
        List<Long> ideal = new BalloonTargets(
                        List.of(
                                new Machine(new Vmid(100), at, low, high, Math.min(few, many)),
                                new Machine(new Vmid(101), at, low, high, Math.max(few, many))),
                        room * MEBIBYTE,
                        STEP)
                .ideal();
        assertThat(ideal.get(1)).isGreaterThanOrEqualTo(ideal.get(0));
    }

    @Test
    void sharesDivideWhatIsAboveTheLeast() {
        List<Machine> machines = List.of(
                new Machine(new Vmid(100), 1024 * MEBIBYTE, 512 * MEBIBYTE, 4096 * MEBIBYTE, 1000),
                new Machine(new Vmid(101), 1024 * MEBIBYTE, 512 * MEBIBYTE, 4096 * MEBIBYTE, 3000));
        List<Long> ideal = new BalloonTargets(machines, 0, STEP).ideal();
        assertThat(ideal.get(0) / MEBIBYTE).isBetween(767L, 768L);
        assertThat(ideal.get(1) / MEBIBYTE).isBetween(1279L, 1280L);
    }
}
