// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ServiceEndpoints;
import dev.vireo.model.node.SystemAnswers.Service;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** The services of a node's system, started and stopped. */
final class ServicesView {
    private ServicesView() {}

    static TabContent of(NodeList<Service> list, Toolkit toolkit) {
        ListTable<Service> table = new ListTable<>(
                        "service-list", list, Sentence.of("None of the services that matter is installed."), toolkit)
                .column(Sentence.of("Service"), 190, service -> Sentence.verbatim(service.name()))
                .column(Sentence.of("State"), 130, ServicesView::state, ServicesView::look)
                .column(Sentence.of("With the node"), 130, ServicesView::start)
                .column(Sentence.of("Description"), 420, service -> Sentence.verbatim(text(service.desc())));
        Buttons buttons = new Buttons(toolkit);
        Function<String, Runnable> does = verb -> table.with(service -> list.act(call(list.calls(), verb, service)));
        Button start = buttons.of("service-start", Icon.PLAY, Sentence.of("Start"), does.apply("start"));
        Button restart = buttons.of("service-restart", Icon.RESET, Sentence.of("Restart"), does.apply("restart"));
        Button reload = buttons.of("service-reload", Icon.REFRESH, Sentence.of("Reload"), does.apply("reload"));
        Button stop = buttons.danger("service-stop", Icon.STOP, Sentence.of("Stop"), does.apply("stop"));
        Stream.of(start, restart, reload, stop)
                .forEach(button -> button.disableProperty().bind(table.noneIsSelected()));
        return new ListTab(
                toolkit.texts(),
                "services",
                list,
                ListTab.line(List.of(start, restart, reload), List.of(stop)),
                List.of(table.table()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Callable<List<String>> call(NodeCalls calls, String verb, Service service) {
        Endpoint<String> endpoint = switch (verb) {
            case "start" -> ServiceEndpoints.START;
            case "restart" -> ServiceEndpoints.RESTART;
            case "reload" -> ServiceEndpoints.RELOAD;
            default -> ServiceEndpoints.STOP;
        };
        return calls.task(endpoint, calls.path().with(ServiceEndpoints.SERVICE, service.service()));
    }

    private static Sentence state(Service service) {
        return switch (service.state()) {
            case "running" -> Sentence.of("runs");
            case "dead" -> Sentence.of("stopped");
            case "failed" -> Sentence.of("failed");
            case "exited" -> Sentence.of("done");
            case "auto-restart", "start", "start-pre", "start-post" -> Sentence.of("starts just now");
            case "stop", "stop-sigterm", "stop-sigkill", "stop-post" -> Sentence.of("stops just now");
            default -> Sentence.verbatim(service.state());
        };
    }

    private static String look(Service service) {
        return switch (service.state()) {
            case "failed" -> ListTable.BAD;
            case "auto-restart" -> ListTable.DOUBTFUL;
            default -> ListTable.PLAIN;
        };
    }

    private static Sentence start(Service service) {
        return switch (text(service.unitState())) {
            case "enabled" -> Sentence.of("starts");
            case "disabled" -> Sentence.of("does not start");
            case "masked" -> Sentence.of("barred");
            case "static" -> Sentence.of("when needed");
            case "not-found" -> Sentence.of("not installed");
            default -> Sentence.verbatim(text(service.unitState()));
        };
    }
}
