// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks other servers for files. Each redirection is followed by hand, so that every server on the way is looked at; no
 * connection is kept for the next caller, who may have fewer rights.
 */
public final class RemoteServers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTIONS = 10;
    private static final int NO_METHOD = 405;

    private final Dns names;

    /** @param names finds the addresses of a host */
    public RemoteServers(Dns names) {
        this.names = names;
    }

    /**
     * How a caller may ask.
     *
     * @param rule which addresses may be connected to
     * @param verifiesCertificates whether servers must prove who they are
     */
    public record Manner(AddressRule rule, boolean verifiesCertificates) {}

    /**
     * The part of a file that is still lacking.
     *
     * @param offset bytes that are there
     * @param validator what the server called the file's version when it sent those
     */
    record Rest(long offset, Optional<String> validator) {}

    /** Reads an address that a caller gives. */
    static HttpUrl parse(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw ApiException.badParameter("url", "a URL such as https://example.org/debian.iso is needed");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw ApiException.badParameter("url", "it must not hold a user name or password: logs would show them");
        }
        return url;
    }

    /** What the server says about a file; nothing of the file is read. */
    RemoteFile look(HttpUrl url, Manner manner) throws IOException {
        OkHttpClient http = client(manner);
        try (RemoteFile file = follow(http, new Request.Builder().url(url).head(), manner)) {
            return file;
        } catch (RemoteFile.RefusedException e) {
            if (e.status() != NO_METHOD) {
                throw e;
            }
            try (RemoteFile file = follow(http, new Request.Builder().url(url), manner)) {
                return file;
            }
        }
    }

    /** Opens a file, or its rest if the server can; what it sends says where it begins. */
    RemoteFile open(HttpUrl url, Manner manner, Rest rest) throws IOException {
        Request.Builder request = new Request.Builder().url(url);
        if (rest.offset() > 0 && rest.validator().isPresent()) {
            request.header("Range", "bytes=" + rest.offset() + "-");
            request.header("If-Range", rest.validator().get());
        }
        return follow(client(manner), request, manner);
    }

    private RemoteFile follow(OkHttpClient http, Request.Builder first, Manner manner) throws IOException {
        Request.Builder request = first.header("Accept-Encoding", "identity").header("User-Agent", "vireo");
        for (int hop = 0; hop <= MOST_REDIRECTIONS; hop++) {
            Response response = http.newCall(request.build()).execute();
            if (!response.isRedirect()) {
                return RemoteFile.of(response);
            }
            response.close();
            request.url(next(response, manner));
        }
        throw new RemoteFile.RefusedException("the server redirects more than " + MOST_REDIRECTIONS + " times");
    }

    private static HttpUrl next(Response response, Manner manner) throws IOException {
        String location = response.header("Location");
        HttpUrl from = response.request().url();
        HttpUrl next = location == null ? null : from.resolve(location);
        if (next == null) {
            throw new RemoteFile.RefusedException("the server redirects to what is no http or https address");
        }
        if (from.isHttps() && !next.isHttps() && manner.verifiesCertificates()) {
            throw new RemoteFile.RefusedException(
                    "the server redirects from https to http, where anybody on the way" + " could change the file");
        }
        return next;
    }

    private OkHttpClient client(Manner manner) {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .dns(names)
                .proxy(Proxy.NO_PROXY)
                .socketFactory(new GuardedSockets(manner.rule()))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .writeTimeout(PATIENCE);
        if (!manner.verifiesCertificates()) {
            AnyCertificate.accept(http);
        }
        return http.build();
    }
}
