// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no class looks like: statics that change, single instances, names that say nothing, catching everything. */
final class FormRules {
    private static final Pattern EMPTY_NAMES = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Misc|Common)");
    private static final List<Class<?>> CHANGING = List.of(
            java.util.concurrent.ConcurrentMap.class,
            java.util.concurrent.atomic.AtomicBoolean.class,
            java.util.concurrent.atomic.AtomicInteger.class,
            java.util.concurrent.atomic.AtomicLong.class,
            java.util.concurrent.atomic.AtomicReference.class,
            ThreadLocal.class,
            StringBuilder.class,
            java.util.ArrayList.class,
            java.util.HashMap.class);

    static final List<Rule> ALL = List.of(
            new Rule("statics", "no static changes", FormRules::statics),
            new Rule("instances", "no class hands out its one instance by getInstance", FormRules::instances),
            new Rule("names", "a name says what the class is", FormRules::names),
            new Rule("catch", "only agent.http, agent.task and desktop.fx catch everything", FormRules::catches));

    private FormRules() {}

    private static Stream<Violation> statics(Code code) {
        return code.classes().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && mayChange(field))
                .map(field -> Violation.of(field, "is a static that may change"));
    }

    private static boolean mayChange(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || CHANGING.stream().anyMatch(field.getRawType()::isAssignableTo);
    }

    private static Stream<Violation> instances(Code code) {
        return code.classes().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals("getInstance"))
                .map(method -> Violation.of(method, "hands out an instance that everybody shares"));
    }

    private static Stream<Violation> names(Code code) {
        return code.classes().stream()
                .filter(type -> EMPTY_NAMES.matcher(type.getSimpleName()).matches())
                .map(type -> Violation.of(type, "has a name that does not say what it is"));
    }

    private static Stream<Violation> catches(Code code) {
        return code.outside("agent.http", "agent.task", "desktop.fx")
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> unit.getTryCatchBlocks().stream()
                        .filter(block -> catchesEverything(unit, block))
                        .map(block -> Violation.of(unit, "catches everything in " + block.getSourceCodeLocation())));
    }

    private static boolean catchesEverything(JavaCodeUnit unit, TryCatchBlock block) {
        return block.getCaughtThrowables().stream()
                .anyMatch(type -> type.isEquivalentTo(Exception.class)
                        || (type.isEquivalentTo(Throwable.class) && !closesResources(unit)));
    }

    /** The compiler turns try with resources into a catch of Throwable that calls {@code addSuppressed}. */
    private static boolean closesResources(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals("addSuppressed") && isThrowable(call.getTargetOwner()));
    }

    private static boolean isThrowable(JavaClass type) {
        return type.isEquivalentTo(Throwable.class);
    }
}
