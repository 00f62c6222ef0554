package dev.meno.platform.jobs;

import dev.meno.platform.JobContext;
import dev.meno.platform.JobHandler;
import dev.meno.platform.JobKind;
import java.util.Optional;

/** Does jobs of a test's own kind as the test says. */
record ProbeHandler(Probe probe) implements JobHandler<String, String> {
    static final JobKind<String, String> KIND = new JobKind<>("probe", String.class, String.class);

    interface Probe {
        Optional<String> run(String request, JobContext context);
    }

    @Override
    public JobKind<String, String> kind() {
        return KIND;
    }

    @Override
    public Optional<String> run(String request, JobContext context) {
        return probe.run(request, context);
    }
}
