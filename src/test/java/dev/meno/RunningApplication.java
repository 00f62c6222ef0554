package dev.meno;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged application as a process of its own, started in an empty working directory. */
final class RunningApplication implements AutoCloseable {
    private static final int READINESS_TRIES = 1800;

    private final Process process;
    private final Path log;
    private final URI url;

    private RunningApplication(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Starts the application without waiting for it. */
    static RunningApplication launch(Path workingDirectory, Map<String, String> environment, String... arguments)
            throws IOException {
        int port = freePort();
        Path jar = Path.of(System.getProperty("output.directory"), "quarkus-app", "quarkus-run.jar")
                .toAbsolutePath();
        Path log = Files.createTempFile(workingDirectory, "application", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A test starts it many times: nothing is done for a long run.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xmx512m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MENO_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        Process process = builder.start();
        // Also when the tests themselves are stopped, it does not run on.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new RunningApplication(process, log, URI.create("http://localhost:" + port));
    }

    /** Starts the application and waits until it is ready. */
    static RunningApplication start(Path workingDirectory, Map<String, String> environment) throws IOException {
        RunningApplication application = launch(workingDirectory, environment);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(application.url.resolve("/q/health/ready"))
                    .build();
            for (int i = 0; i < READINESS_TRIES && application.process.isAlive(); i++) {
                if (answers(client, ready)) {
                    return application;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        String output = application.output();
        application.kill();
        throw new IllegalStateException("The application did not become ready:\n" + output);
    }

    URI url() {
        return url;
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of a process that ends by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The application did not end.");
        }
        return process.exitValue();
    }

    /** kill -9, and waits for the process to be gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
