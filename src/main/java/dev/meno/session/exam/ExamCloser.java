package dev.meno.session.exam;

import dev.meno.platform.Tenants;
import dev.meno.session.model.SessionRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Closes exams whose time is up though no request arrives. Of several replicas, the one that gets the session's lock first
 * closes it; the others then find it closed.
 */
@ApplicationScoped
public class ExamCloser {
    private static final Logger LOG = Logger.getLogger(ExamCloser.class);
    private static final int AT_ONCE = 200;

    private final SessionRepository sessions;
    private final ExamClose exams;
    private final Clock clock;

    ExamCloser(SessionRepository sessions, ExamClose exams, Clock clock) {
        this.sessions = sessions;
        this.exams = exams;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void closeOverdue() {
        List<SessionRepository.Overdue> overdue = Tenants.callOverAll(
                () -> QuarkusTransaction.disallowingExisting().call(() -> sessions.overdue(clock.instant(), AT_ONCE)));
        for (SessionRepository.Overdue exam : overdue) {
            try {
                Tenants.callAs(exam.tenant(), () -> close(exam.id()));
            } catch (RuntimeException e) {
                // One exam that cannot be closed must not keep the others open; it is tried again.
                LOG.errorf(e, "The exam %s couldn't be closed", exam.id());
            }
        }
    }

    private boolean close(UUID id) {
        return QuarkusTransaction.disallowingExisting()
                .call(() -> sessions.lock(id).map(exams::closeIfOverdue).orElse(false));
    }
}
