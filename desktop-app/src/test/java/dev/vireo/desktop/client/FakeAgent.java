// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server with the wire habits of a stock one: numbers as texts, flags as 0 and 1, reasons in the status line. */
public final class FakeAgent implements Closeable {
    /** A cluster of two nodes as a stock server lists it, with a kind of resource that we do not know. */
    public static final String RESOURCES = """
            {"data":[
             {"id":"node/pve1","type":"node","node":"pve1","status":"online","cpu":0.12,"maxcpu":8,"mem":"4294967296","maxmem":17179869184,"uptime":1051200,"level":"","cgroup-mode":2},
             {"id":"node/pve2","type":"node","node":"pve2","status":"offline"},
             {"id":"qemu/102","type":"qemu","vmid":102,"node":"pve1","name":"web-frontend","status":"running","template":0,"tags":"web;debian","cpu":0.23,"maxcpu":"4","mem":3113851289,"maxmem":4294967296,"uptime":1051200,"netin":"12"},
             {"id":"qemu/104","type":"qemu","vmid":"104","node":"pve1","name":"win-legacy","status":"stopped","template":0,"cpu":0,"maxcpu":2,"uptime":0},
             {"id":"lxc/201","type":"lxc","vmid":201,"node":"pve1","name":"dns","status":"running","template":"0","cpu":0.02},
             {"id":"storage/pve1/local","type":"storage","node":"pve1","storage":"local","status":"available","plugintype":"dir","content":"iso,images,vztmpl","shared":0,"disk":15246917632,"maxdisk":34359738368},
             {"id":"sdn/pve1/localnetwork","type":"sdn","node":"pve1","sdn":"localnetwork","status":"ok"}
            ]}
            """;

    /** A task that ended well, one that failed, and one that works. */
    public static final String TASKS = """
            {"data":[
             {"upid":"UPID:pve1:0000C0DE:0001E240:66A00000:qmcreate:102:admin@pve:","node":"pve1","pid":1,"pstart":1,"starttime":1721761792,"endtime":1721761794,"type":"qmcreate","id":"102","user":"admin@pve","status":"OK","saved":"1"},
             {"upid":"UPID:pve1:0000C0DF:0001E240:66A00010:vzstart:210:admin@pve:","node":"pve1","pid":"2","pstart":1,"starttime":1721761808,"endtime":"1721761809","type":"vzstart","id":"210","user":"admin@pve","status":"no space left on storage 'local'"},
             {"upid":"UPID:pve1:0000C0E0:0001E240:66A00020:qmstart:104:root@pam:","node":"pve1","pid":3,"pstart":1,"starttime":1721761824,"type":"qmstart","id":"104","user":"root@pam","progress":0.62}
            ]}
            """;

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate certificate =
            new HeldCertificate.Builder().commonName("pve1.example").build();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    /** Starts it on a free port. */
    public FakeAgent() throws IOException {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                String key = request.getMethod() + " " + request.getUrl().encodedPath();
                return answers.getOrDefault(
                        key, status(501, "Method '" + key + "' not implemented", "{\"data\":null}"));
            }
        });
        server.start();
        answer(
                "POST /api2/json/access/ticket",
                "{\"data\":{\"username\":\"admin@pve\",\"ticket\":\"PVE:t::1\",\"CSRFPreventionToken\":\"c:1\",\"cap\":{\"vms\":{\"VM.Audit\":1}}}}");
        answer(
                "GET /api2/json/version",
                "{\"data\":{\"version\":\"8.4.1\",\"release\":\"8.4\",\"repoid\":\"x\",\"console\":\"html5\"}}");
        answer("GET /api2/json/cluster/resources", RESOURCES);
        answer("GET /api2/json/cluster/tasks", TASKS);
    }

    /** Answers a call. */
    public void answer(String call, String json) {
        answers.put(call, status(200, "OK", json));
    }

    /** Refuses a call with a reason in the status line. */
    public void refuse(String call, int status, String reason, String json) {
        answers.put(call, status(status, reason, json));
    }

    private static MockResponse status(int code, String reason, String json) {
        return new MockResponse.Builder()
                .status("HTTP/1.1 " + code + " " + reason)
                .headers(Headers.of("Content-Type", "application/json;charset=UTF-8"))
                .body(json)
                .build();
    }

    /** Answers a call in a way of one's own. */
    public void answer(String call, MockResponse response) {
        answers.put(call, response);
    }

    /** What came in. */
    public List<RecordedRequest> requests() {
        return requests;
    }

    /** The last request. */
    public RecordedRequest last() {
        return requests.get(requests.size() - 1);
    }

    /** Where it listens. */
    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", server.getPort());
    }

    /** Its certificate. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate.certificate());
    }

    @Override
    public void close() {
        server.close();
    }
}
