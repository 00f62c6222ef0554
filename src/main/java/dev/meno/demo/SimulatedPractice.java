package dev.meno.demo;

import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.flag.FaultReason;
import dev.meno.flag.FaultRequest;
import dev.meno.flag.QuestionFlags;
import dev.meno.plan.StudyPlanRequest;
import dev.meno.plan.StudyPlans;
import dev.meno.session.SessionMode;
import dev.meno.session.SessionPlayer;
import dev.meno.session.SessionPlayer.Served;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays sessions of simulated learners, each by the services that serve a real one: what comes of it is scored, decided and
 * replayed as anything else. The caller must be the learner.
 */
@ApplicationScoped
class SimulatedPractice {
    private final SessionPlayer player;
    private final QuestionFlags flags;
    private final StudyPlans plans;
    private final Clock clock;

    SimulatedPractice(SessionPlayer player, QuestionFlags flags, StudyPlans plans, Clock clock) {
        this.player = player;
        this.flags = flags;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * A session to play.
     *
     * @param questions how many questions to answer in practice or review; placement and exam end by themselves
     */
    public record Outline(String courseKey, SessionMode mode, int questions) {}

    /** One who answers. */
    public interface Respondent {
        /** What the respondent does about a question. */
        Move meet(Question question, Presentation presentation);
    }

    /** What a respondent does about a question. */
    public sealed interface Move {
        /**
         * Answers it.
         *
         * @param hints how many to look at first, where the session has any
         * @param fault what seems wrong with the question; null if nothing does
         */
        record Answer(
                Response response,
                Duration after,
                int hints,
                @Nullable FaultReason fault) implements Move {}

        /** Passes over it; in an exam, leaves it open. */
        record Skip(Duration after) implements Move {}

        /** Goes away and does not come back; an exam is handed in. */
        record Leave() implements Move {}
    }

    /**
     * Plays one session, in one transaction.
     *
     * @param pass lets time pass
     * @return the number of answers; empty if the learner has begun a session since, for what came later would rest on what
     *     came before
     */
    @Transactional
    public Optional<Integer> play(UUID learnerId, Outline outline, Respondent respondent, Consumer<Duration> pass) {
        if (player.hasBegunSince(learnerId, clock.instant())) {
            return Optional.empty();
        }
        boolean isBounded = outline.mode() == SessionMode.PRACTICE || outline.mode() == SessionMode.REVIEW;
        UUID id = player.start(outline.courseKey(), outline.mode(), learnerId, isBounded ? outline.questions() : null);
        Run run = new Run(id, outline.mode(), respondent, pass);
        if (outline.mode() == SessionMode.MOCK_EXAM) {
            run.sit();
        } else {
            run.practise();
        }
        return Optional.of(player.answered(id));
    }

    /** Says what the learner studies for. */
    public void plan(String courseKey, LocalDate examDate, int minutesPerDay) {
        plans.set("me", new StudyPlanRequest(courseKey, examDate, minutesPerDay));
    }

    private final class Run {
        private final UUID session;
        private final SessionMode mode;
        private final Respondent respondent;
        private final Consumer<Duration> pass;

        Run(UUID session, SessionMode mode, Respondent respondent, Consumer<Duration> pass) {
            this.session = session;
            this.mode = mode;
            this.respondent = respondent;
            this.pass = pass;
        }

        void practise() {
            // Every round takes a question that the session has not had: it ends with the bank at the latest.
            Optional<Served> next = next(Set.of());
            while (next.isPresent()) {
                Served served = next.get();
                switch (respondent.meet(served.question(), served.presentation())) {
                    case Move.Answer answer -> {
                        showHints(served, answer.hints());
                        pass.accept(answer.after());
                        answer(served, answer);
                    }
                    case Move.Skip(Duration after) -> {
                        pass.accept(after);
                        player.skip(session, served.question().id());
                    }
                    case Move.Leave() -> {
                        return;
                    }
                }
                next = next(Set.of());
            }
        }

        void sit() {
            Set<UUID> passedOver = new HashSet<>();
            Optional<Served> next = next(passedOver);
            while (next.isPresent()) {
                Served served = next.get();
                Move move = respondent.meet(served.question(), served.presentation());
                Duration left = Duration.between(
                        clock.instant(), player.deadline(session).orElseThrow());
                if (move instanceof Move.Leave) {
                    break;
                }
                if (after(move).compareTo(left) >= 0) {
                    pass.accept(left);
                    break;
                }
                pass.accept(after(move));
                if (move instanceof Move.Answer answer) {
                    answer(served, answer);
                } else {
                    passedOver.add(served.question().id());
                }
                next = next(passedOver);
            }
            player.finish(session);
        }

        private Optional<Served> next(Set<UUID> passedOver) {
            return player.next(session, passedOver);
        }

        private static Duration after(Move move) {
            return switch (move) {
                case Move.Answer answer -> answer.after();
                case Move.Skip(Duration after) -> after;
                case Move.Leave() -> Duration.ZERO;
            };
        }

        private void showHints(Served served, int wanted) {
            if (mode == SessionMode.PLACEMENT) {
                return;
            }
            int hints = Math.min(wanted, served.presentation().hints().size());
            for (int number = 1; number <= hints; number++) {
                player.showHint(session, served.question().id(), number);
            }
        }

        private void answer(Served served, Move.Answer answer) {
            UUID questionId = served.question().id();
            player.answer(session, questionId, answer.response(), answer.after());
            if (answer.fault() != null) {
                flags.flag(session, new FaultRequest(questionId, answer.fault(), null));
            }
        }
    }
}
