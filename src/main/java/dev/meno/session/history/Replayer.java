package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.session.Replay;
import dev.meno.session.ReplayReport;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.Policies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Replays learners one by one, each in a transaction of their own: all together last longer than a transaction may, and
 * fill the memory.
 */
@ApplicationScoped
class Replayer implements Replay {
    /** Time for one learner: a million decisions take less. */
    private static final int MAX_SECONDS = 3600;

    private static final int LEARNERS_AT_ONCE = 500;

    private final SessionRepository sessions;
    private final LearnerRecords records;
    private final CourseCatalog courses;
    private final Policies policies;
    private final ExamPolicy exams;

    Replayer(
            SessionRepository sessions,
            LearnerRecords records,
            CourseCatalog courses,
            Policies policies,
            ExamPolicy exams) {
        this.sessions = sessions;
        this.records = records;
        this.courses = courses;
        this.policies = policies;
        this.exams = exams;
    }

    @Override
    public ReplayReport replay() {
        RevisionPools pools = new RevisionPools(courses);
        ReplayFindings findings = new ReplayFindings();
        List<SessionRepository.LearnerOfCourse> some = learnersAfter(SessionRepository.LearnerOfCourse.BEFORE_ALL);
        while (!some.isEmpty()) {
            some.forEach(learner -> replay(learner.learnerId(), learner.courseId(), pools, findings));
            some = learnersAfter(some.getLast());
        }
        return findings.report();
    }

    @Override
    public ReplayReport replay(UUID learnerId, UUID courseId) {
        ReplayFindings findings = new ReplayFindings();
        replay(learnerId, courseId, new RevisionPools(courses), findings);
        return findings.report();
    }

    private List<SessionRepository.LearnerOfCourse> learnersAfter(SessionRepository.LearnerOfCourse last) {
        return QuarkusTransaction.disallowingExisting().call(() -> sessions.learnersOfCourses(last, LEARNERS_AT_ONCE));
    }

    private void replay(UUID learnerId, UUID courseId, RevisionPools pools, ReplayFindings findings) {
        QuarkusTransaction.disallowingExisting()
                .timeout(MAX_SECONDS)
                .run(() -> new LearnerReplay(
                                records.of(learnerId, courseId),
                                pools,
                                new DecisionCheck(policies, exams, pools),
                                findings)
                        .run());
    }
}
