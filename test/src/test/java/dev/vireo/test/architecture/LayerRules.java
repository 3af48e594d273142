// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may know whom. */
final class LayerRules {
    private static final String[] AGENT_KERNEL = inAgent("http", "access", "cluster", "task", "event", "host");
    private static final String[] AGENT_FEATURES =
            inAgent("guest", "mapping", "storage", "network", "backup", "migration", "ha", "metric", "console", "node");
    private static final String[] DESKTOP_KERNEL = inDesktop("fx", "client", "inventory", "form");
    private static final String[] FOREIGN_TO_MODEL = {"javafx.", "java.net.", "java.nio.file."};

    /** Packages within those of virtual machines and containers, the lowest first. */
    private static final Map<String, List<String>> GUEST_LAYERS = Map.of(
            "agent.guest.qemu", List.of("qmp", "capability", "volume", "command", "process"),
            "agent.guest.lxc", List.of("config", "volume", "setup", "process", "template"));

    static final List<Rule> ALL = List.of(
            new Rule(
                    "model",
                    "the model knows no agent, no desktop, no JavaFX, no network and no files",
                    LayerRules::modelIsPure),
            new Rule("kernel", "the kernel knows no feature", LayerRules::kernelKnowsNoFeature),
            new Rule("cycles", "features are free of cycles", code -> FeatureCycles.find(code, LayerRules::feature)),
            new Rule("storage-guest", "storage knows no guest", LayerRules::storageKnowsNoGuest),
            new Rule("plugins", "a storage plugin knows no other", LayerRules::pluginsStandAlone),
            new Rule("guest-kinds", "QEMU and LXC don't know each other", LayerRules::guestKindsStandAlone),
            new Rule(
                    "guest-layers",
                    "what guests are run with stands on what lies below it",
                    LayerRules::guestsAreLayered));

    private LayerRules() {}

    private static String[] inAgent(String... names) {
        return Arrays.stream(names).map(name -> "agent." + name).toArray(String[]::new);
    }

    private static String[] inDesktop(String... names) {
        return Arrays.stream(names).map(name -> "desktop." + name).toArray(String[]::new);
    }

    private static Stream<Violation> modelIsPure(Code code) {
        return Code.dependencies(
                code.in("model"),
                target -> code.isIn(target, "agent", "desktop")
                        || Arrays.stream(FOREIGN_TO_MODEL).anyMatch(target.getName()::startsWith));
    }

    private static Stream<Violation> kernelKnowsNoFeature(Code code) {
        Stream<Violation> agent = Code.dependencies(
                code.in(AGENT_KERNEL), target -> code.isIn(target, "agent") && !code.isIn(target, AGENT_KERNEL));
        Stream<Violation> desktop = Code.dependencies(
                code.in(DESKTOP_KERNEL), target -> code.isIn(target, "desktop") && !code.isIn(target, DESKTOP_KERNEL));
        return Stream.concat(agent, desktop);
    }

    /** {@code agent.guest} of a class in {@code agent.guest.qemu}; none for kernels and what composes. */
    private static Optional<String> feature(Code code, JavaClass type) {
        boolean isDesktopFeature =
                code.isIn(type, "desktop") && !code.isIn(type, DESKTOP_KERNEL) && !code.isIn(type, "desktop.shell");
        String[] parts =
                type.getPackageName().substring(code.base().length() + 1).split("\\.");
        return parts.length > 1 && (isDesktopFeature || code.isIn(type, AGENT_FEATURES))
                ? Optional.of(parts[0] + "." + parts[1])
                : Optional.empty();
    }

    private static Stream<Violation> storageKnowsNoGuest(Code code) {
        return Code.dependencies(code.in("agent.storage"), target -> code.isIn(target, "agent.guest"));
    }

    private static Stream<Violation> pluginsStandAlone(Code code) {
        Set<String> plugins = code.in("agent.storage")
                .filter(type -> type.getAllRawInterfaces().stream()
                        .anyMatch(it -> it.getName().equals(code.base() + ".agent.storage.StoragePlugin")))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        return plugins.stream()
                .flatMap(plugin -> Code.dependencies(
                        code.in("agent.storage")
                                .filter(type -> type.getPackageName().equals(plugin)),
                        target -> plugins.contains(target.getPackageName())
                                && !target.getPackageName().equals(plugin)));
    }

    private static Stream<Violation> guestKindsStandAlone(Code code) {
        return Stream.concat(
                Code.dependencies(code.in("agent.guest.qemu"), target -> code.isIn(target, "agent.guest.lxc")),
                Code.dependencies(code.in("agent.guest.lxc"), target -> code.isIn(target, "agent.guest.qemu")));
    }

    private static Stream<Violation> guestsAreLayered(Code code) {
        return GUEST_LAYERS.entrySet().stream().flatMap(layers -> layered(code, layers.getKey(), layers.getValue()));
    }

    /** What a layer knows of its own house and is not in one below. */
    private static Stream<Violation> layered(Code code, String house, List<String> layers) {
        return layers.stream().flatMap(layer -> {
            String[] known = layers.subList(0, layers.indexOf(layer) + 1).stream()
                    .map(below -> house + "." + below)
                    .toArray(String[]::new);
            return Code.dependencies(
                    code.in(house + "." + layer), target -> code.isIn(target, house) && !code.isIn(target, known));
        });
    }
}
