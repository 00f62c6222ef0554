package dev.meno.session.exam;

import dev.meno.ability.Abilities;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.learner.Background;
import dev.meno.platform.Moment;
import dev.meno.session.model.Session;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.FinishReason;
import dev.meno.session.policy.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes adaptive exams from one answer to the next question, which follows from all answers, or to their end. */
@ApplicationScoped
class AdaptiveExam {
    private final ExamQuestionRepository examQuestions;
    private final ExamPaper paper;
    private final ExamPolicy policy;
    private final ExamClose closing;
    private final Abilities abilities;
    private final Moment moment;

    AdaptiveExam(
            ExamQuestionRepository examQuestions,
            ExamPaper paper,
            ExamPolicy policy,
            ExamClose closing,
            Abilities abilities,
            Moment moment) {
        this.examQuestions = examQuestions;
        this.paper = paper;
        this.policy = policy;
        this.closing = closing;
        this.abilities = abilities;
        this.moment = moment;
    }

    /** Chooses the next question, or closes the exam; does nothing where all questions are there from the start. */
    void goOn(Session session, ItemPool pool) {
        if (session.exam().adaptive() == null) {
            return;
        }
        List<ExamQuestion> questions = examQuestions.ofSession(session.id());
        List<ExamPolicy.Answer> answers = paper.answers(questions, pool);
        Optional<FinishReason> over = policy.over(pool, session.exam(), answers);
        if (over.isPresent()) {
            closing.close(session, over.get(), moment.now());
            return;
        }
        BitSet served = new BitSet();
        questions.forEach(question -> pool.position(question.questionId()).ifPresent(served::set));
        LearnerState state = abilities.lock(session.learnerId(), pool).state();
        policy.next(new Situation(session.state(), pool, state, Background.UNKNOWN, moment.now()), answers, served)
                .ifPresentOrElse(
                        chosen -> examQuestions.persist(new ExamQuestion(moment.nextId(), session.id(), chosen)),
                        () -> closing.close(session, FinishReason.POOL_EXHAUSTED, moment.now()));
    }
}
