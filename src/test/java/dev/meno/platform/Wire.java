package dev.meno.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** HTTP without a client's good manners: any bytes as a body, any bytes as a request. */
public final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What no answer may hold: it tells what the server is made of. */
    private static final List<String> INTERNALS =
            List.of("java.", "SQL", "at dev.", "dev.meno", "Exception", "org.", "jakarta.", "Request[", "<html");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer, its body as one character a byte. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse("");
        }

        /** The first fault of an answer that must be a problem document; empty if it is a good one. */
        public String faultOfProblem() {
            if (status < 400 || status >= 500) {
                return "status " + status;
            }
            if (!header("Content-Type").startsWith("application/problem+json")) {
                return "content type " + header("Content-Type");
            }
            String internal =
                    INTERNALS.stream().filter(body::contains).findFirst().orElse("");
            return internal.isEmpty() ? "" : "tells " + internal;
        }

        public Answer assertProblem(int expected, String what) {
            assertThat(status).as("%s: %s", what, body).isEqualTo(expected);
            assertThat(faultOfProblem()).as("%s: %s", what, body).isEmpty();
            return this;
        }
    }

    public Answer send(String method, String path, String token, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d%s".formatted(RestAssured.port, path)))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().map(),
                    new String(answer.body(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer sendJson(String method, String path, String token, String body) {
        return send(method, path, token, body.getBytes(StandardCharsets.UTF_8), "Content-Type", Contract.JSON_TYPE);
    }

    /**
     * Writes a head, which must ask for {@code Connection: close}, then as much of an endless repetition as the server takes, and reads
     * until it closes.
     */
    public static Answer pour(String head, byte[] repeated) {
        assertThat(head).as("else the server may wait for the next request").contains("\r\nConnection: close\r\n");
        try (Socket socket = open();
                InputStream in = socket.getInputStream()) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread.ofVirtual().start(() -> repeatUntilRefused(out, repeated));
            StringBuilder read = new StringBuilder();
            byte[] buffer = new byte[8_192];
            try {
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    read.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException reset) {
                // The server closed with unread input: what it said before that has been read.
            }
            return parse(read.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void repeatUntilRefused(OutputStream out, byte[] repeated) {
        try {
            while (repeated.length > 0) {
                out.write(repeated);
            }
        } catch (IOException refused) {
            // That is what the server shall do.
        }
    }

    private static Answer parse(String read) {
        int end = read.indexOf("\r\n\r\n");
        assertThat(end).as(read).isPositive();
        String[] lines = read.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new java.util.TreeMap<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    List.of(line.substring(line.indexOf(':') + 1).strip()));
        }
        return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, read.substring(end + 4));
    }
}
