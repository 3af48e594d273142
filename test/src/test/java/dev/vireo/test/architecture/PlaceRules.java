// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is done in one place only: processes, threads, time, the FX thread, the client. */
final class PlaceRules {
    private static final Set<String> PROCESSES =
            Set.of("java.lang.ProcessBuilder", "java.lang.Process", "java.lang.ProcessHandle", "java.lang.Runtime");
    private static final Set<String> THREAD_MAKERS = Set.of(
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool");
    /** What runs in the pool that all of the JVM shares. */
    private static final Set<String> SHARED_POOL = Set.of("parallelStream", "parallel", "runAsync", "supplyAsync");

    static final List<Rule> ALL = List.of(
            new Rule("processes", "only agent.host starts processes", PlaceRules::processes),
            new Rule("platform", "only desktop.fx and desktop.shell touch Platform", PlaceRules::platform),
            new Rule("view-models", "a view model sees no scene and no stage", PlaceRules::viewModels),
            new Rule("views", "a view sees no client", PlaceRules::views),
            new Rule("threads", "threads are made in agent.task and desktop.fx only", PlaceRules::threads),
            new Rule("time", "time comes from an InstantSource, made where the program is composed", PlaceRules::time));

    private PlaceRules() {}

    private static Stream<Violation> processes(Code code) {
        return accesses(
                code.outside("agent.host"),
                access -> PROCESSES.contains(access.getTargetOwner().getName()));
    }

    private static Stream<Violation> platform(Code code) {
        return accesses(
                code.outside("desktop.fx", "desktop.shell"),
                access -> access.getTargetOwner().getName().equals("javafx.application.Platform"));
    }

    private static Stream<Violation> viewModels(Code code) {
        return Code.dependencies(
                code.in("desktop").filter(type -> isNamed(type, "ViewModel")),
                target -> target.getName().startsWith("javafx.scene.")
                        || target.getName().startsWith("javafx.stage."));
    }

    private static Stream<Violation> views(Code code) {
        return Code.dependencies(
                code.in("desktop").filter(type -> isNamed(type, "View", "Dialog", "Wizard")),
                target -> code.isIn(target, "desktop.client"));
    }

    /** Whether the class of the source file ends so: what is nested in a view belongs to it. */
    private static boolean isNamed(JavaClass type, String... ends) {
        String top = type.getName().replaceFirst("\\$.*", "");
        return Stream.of(ends).anyMatch(top::endsWith);
    }

    private static Stream<Violation> threads(Code code) {
        return accesses(code.outside("agent.task", "desktop.fx"), PlaceRules::makesThreads);
    }

    private static boolean makesThreads(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean isMade = access.getTarget() instanceof AccessTarget.ConstructorCallTarget
                || access.getTarget() instanceof AccessTarget.ConstructorReferenceTarget;
        return (isMade && THREAD_MAKERS.contains(owner))
                || owner.equals("java.util.concurrent.Executors")
                || (owner.startsWith("java.util.") && SHARED_POOL.contains(access.getName()));
    }

    private static Stream<Violation> time(Code code) {
        return accesses(code.classes().stream(), access -> readsClock(access) && !isComposing(code, access));
    }

    private static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (access.getName()) {
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "now" -> owner.startsWith("java.time.") && parameters(access) == 0;
            case "<init>" -> owner.equals("java.util.Date") && parameters(access) == 0;
            default -> isSystemClock(access, owner);
        };
    }

    private static boolean isSystemClock(JavaAccess<?> access, String owner) {
        return Set.of("java.time.Clock", "java.time.InstantSource").contains(owner)
                && access.getName().startsWith("system");
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : 0;
    }

    private static boolean isComposing(Code code, JavaAccess<?> access) {
        JavaClass origin = access.getOriginOwner();
        boolean isRoot = code.isExactlyIn(origin, "agent") || code.isExactlyIn(origin, "desktop.shell");
        return isRoot && isSystemClock(access, access.getTargetOwner().getName());
    }

    private static Stream<Violation> accesses(Stream<JavaClass> from, Predicate<JavaAccess<?>> matters) {
        return from.flatMap(type -> Stream.concat(
                        type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream()))
                .filter(matters)
                .map(Violation::of);
    }
}
