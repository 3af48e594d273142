// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.Parameters;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.Permission;
import dev.vireo.model.api.Verb;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.option.Option;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls of the API: finds the route, who calls, whether they may, and writes what the handler says. */
public final class ApiHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final NodeName node;
    private final Routes routes;
    private final Gate gate;
    private final Duration failedLoginDelay;
    private final RequestReader requests;
    private final AnswerWriter answers;

    /** @param failedLoginDelay how long the answer to a failed login waits, which slows down guessing */
    public ApiHandler(NodeName node, Routes routes, Gate gate, Duration failedLoginDelay) {
        ObjectMapper json = JsonCodec.create();
        this.node = node;
        this.routes = routes;
        this.gate = gate;
        this.failedLoginDelay = failedLoginDelay;
        this.requests = new RequestReader(json);
        this.answers = new AnswerWriter(json);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        exchange.startBlocking();
        answer(exchange);
    }

    @SuppressWarnings("IllegalCatch") // the edge at which every failure becomes an answer
    private void answer(HttpServerExchange exchange) {
        String format = "json";
        try {
            RequestPath path = RequestPath.parse(exchange.getRequestURI())
                    .orElseThrow(() -> new ApiException(ErrorKind.UNKNOWN_METHOD, "no such uri"));
            format = path.format();
            Object data = dispatch(exchange, path);
            if (data != RawHandler.TAKEN_OVER) {
                answers.answer(exchange, format, data);
            }
        } catch (ApiException e) {
            fail(exchange, format, e);
        } catch (InvalidValueException e) {
            fail(exchange, format, new ApiException(ErrorKind.BAD_PARAMETER, String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(exchange, format, ApiException.failed("the agent is ending"));
        } catch (Exception e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestPath(), e);
            fail(exchange, format, ApiException.failed(String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Object dispatch(HttpServerExchange exchange, RequestPath path)
            throws IOException, InterruptedException {
        Verb verb = verbOf(exchange);
        Optional<Routes.Match> found = routes.find(verb, path.segments());
        if (found.isEmpty()) {
            return index(exchange, verb, path.segments());
        }
        Routes.Match match = found.get();
        Optional<Principal> caller = authenticate(exchange, match.route(), verb);
        if (match.route() instanceof Route.Raw raw) {
            return handleRaw(raw, match, caller, exchange);
        }
        Call call = checkedCall(match, caller, requests.read(exchange, verb), exchange);
        return ((Route.Plain<?>) match.route()).handler().handle(call);
    }

    private @Nullable Object handleRaw(
            Route.Raw raw, Routes.Match match, Optional<Principal> caller, HttpServerExchange exchange)
            throws IOException, InterruptedException {
        if (raw.checksParameters()) {
            return raw.handler().handle(checkedCall(match, caller, requests.readQuery(exchange), exchange), exchange);
        }
        Arguments pathOnly = pathArguments(match);
        gate.check(caller, raw.endpoint(), pathOnly);
        checkNode(pathOnly);
        return raw.handler().handle(new Call(caller, pathOnly, addressOf(exchange)), exchange);
    }

    private Arguments pathArguments(Routes.Match match) {
        List<Option<?>> inPath = match.route().endpoint().parameters().options().stream()
                .filter(option -> match.pathValues().containsKey(option.name()))
                .toList();
        return Arguments.check(new Parameters(inPath, List.of()), match.pathValues());
    }

    private Call checkedCall(
            Routes.Match match, Optional<Principal> caller, Map<String, String> given, HttpServerExchange exchange) {
        match.pathValues().forEach((name, value) -> {
            if (!value.equals(given.getOrDefault(name, value))) {
                throw ApiException.badParameter(name, "the path has another value");
            }
        });
        given.putAll(match.pathValues());
        Arguments arguments = checkAllowed(match, caller, given);
        checkNode(arguments);
        return new Call(caller, arguments, addressOf(exchange));
    }

    /** Who may not is not told which arguments were wrong, where the path alone can decide. */
    private Arguments checkAllowed(Routes.Match match, Optional<Principal> caller, Map<String, String> given) {
        Endpoint<?> endpoint = match.route().endpoint();
        if (endpoint.permission() instanceof Permission.Holds) {
            gate.check(caller, endpoint, pathArguments(match));
            return Arguments.check(endpoint.parameters(), given);
        }
        Arguments arguments = Arguments.check(endpoint.parameters(), given);
        gate.check(caller, endpoint, arguments);
        return arguments;
    }

    private void checkNode(Arguments arguments) {
        if (arguments.has(PathParameters.NODE)) {
            NodeName named = arguments.require(PathParameters.NODE);
            if (!named.equals(node)) {
                throw ApiException.failed("no such cluster node '" + named + "'");
            }
        }
    }

    private Optional<Principal> authenticate(HttpServerExchange exchange, Route route, Verb verb) {
        boolean needsLogin = !(route.endpoint().permission() instanceof Permission.Anyone);
        if (!needsLogin) {
            return Optional.empty();
        }
        // The dialect exempts uploads by form from the token against forged calls.
        boolean isForm = route instanceof Route.Raw raw && !raw.checksParameters();
        boolean isWrite = verb != Verb.GET && !isForm;
        Optional<Principal> caller =
                gate.authenticate(exchange.getRequestHeaders(), LoginCookie.of(exchange.getRequestHeaders()), isWrite);
        if (caller.isEmpty()) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "No ticket");
        }
        return caller;
    }

    /** A path that no route answers lists what lies below it. */
    private Object index(HttpServerExchange exchange, Verb verb, List<String> path) {
        Optional<List<Map<String, String>>> names = routes.below(path)
                .map(found -> found.stream().map(name -> Map.of("subdir", name)).toList());
        if (verb != Verb.GET || names.isEmpty()) {
            throw new ApiException(
                    ErrorKind.UNKNOWN_METHOD, "Method '" + verb + " /" + String.join("/", path) + "' not implemented");
        }
        if (gate.authenticate(exchange.getRequestHeaders(), LoginCookie.of(exchange.getRequestHeaders()), false)
                .isEmpty()) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "No ticket");
        }
        return names.get();
    }

    private static Verb verbOf(HttpServerExchange exchange) {
        String method = exchange.getRequestMethod().toString();
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.name().equals(method))
                .findFirst()
                .orElseThrow(
                        () -> new ApiException(ErrorKind.UNKNOWN_METHOD, "Method '" + method + "' not implemented"));
    }

    private static String addressOf(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getAddress().getHostAddress();
    }

    private void fail(HttpServerExchange exchange, String format, ApiException failure) {
        if (exchange.isResponseStarted()) {
            exchange.endExchange();
        } else if (failure.kind() == ErrorKind.NOT_LOGGED_IN) {
            // Waits on a timer, so that guessing keeps no thread of the agent busy.
            exchange.dispatch(() -> exchange.getIoThread()
                    .executeAfter(
                            () -> exchange.getConnection()
                                    .getWorker()
                                    .execute(() -> answers.error(exchange, format, failure)),
                            failedLoginDelay.toMillis(),
                            TimeUnit.MILLISECONDS));
        } else {
            answers.error(exchange, format, failure);
        }
    }
}
