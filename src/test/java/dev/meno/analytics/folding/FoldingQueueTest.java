package dev.meno.analytics.folding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.CountingDriver;
import dev.meno.SqlRecorder;
import dev.meno.TestClock;
import dev.meno.analytics.Classroom;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When answers are folded; tests call the jobs themselves. */
@ApiTest
class FoldingQueueTest {
    private static final String COURSE = "?course=mls-c01";

    @Inject
    FoldingQueue catchingUp;

    private Classroom room;
    private TestClock clock = new TestClock();

    @BeforeEach
    void openClassroom() {
        clock = TestClock.install();
        room = new Classroom();
    }

    @Test
    void answersOfMembersAreFoldedBeforeAnybodyAsks() {
        room.practise(room.enrolNew(1).getFirst(), 3);
        catchingUp.foldAll();
        assertThat(isLeftToTheRequest()).isFalse();
    }

    @Test
    void whoJoinedIsFoundByTheLookAtAllCohorts() {
        String learner = Api.newLearner(Api.demo("partner"));
        room.practise(learner, 3);
        catchingUp.foldAll();
        room.enrol(learner);
        catchingUp.lookAtAll();
        catchingUp.foldAll();
        assertThat(isLeftToTheRequest()).isFalse();
    }

    @Test
    void theLookAtAllCohortsReadsNothingOfThoseWhoDidNothing() {
        room.practise(room.enrolNew(1).getFirst(), 1);
        catchingUp.lookAtAll();
        catchingUp.foldAll();
        clock.advance(Duration.ofHours(1));
        catchingUp.lookAtAll();
        int few = CountingDriver.rowsReadBy(catchingUp::lookAtAll);
        clock.advance(Duration.ofHours(1));
        room.logIn();
        room.enrolNew(10);
        catchingUp.lookAtAll();
        clock.advance(Duration.ofHours(1));
        catchingUp.lookAtAll();
        assertThat(CountingDriver.rowsReadBy(catchingUp::lookAtAll)).isEqualTo(few);
    }

    @Test
    void theLookAtAllCohortsFindsMoreThanOnePartOfThem() {
        List<String> learners = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String learner = Api.newLearner(Api.demo("partner"));
            room.practise(learner, 1);
            learners.add(learner);
        }
        catchingUp.foldAll();
        learners.forEach(room::enrol);
        catchingUp.lookAtAll(3);
        catchingUp.foldAll();
        assertThat(isLeftToTheRequest()).isFalse();
    }

    @Test
    void requestsAtTheSameTimeFoldEachAnswerOnce() throws ExecutionException, InterruptedException {
        List<String> learners = room.enrolNew(4);
        learners.forEach(learner -> room.practise(learner, 3));
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService requests = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                answers.add(requests.submit(() -> room.analytics(COURSE).getInt("attempts")));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(12);
        }
        catchingUp.foldAll();
        assertThat(room.analytics(COURSE).getInt("attempts")).isEqualTo(12);
        List<Integer> perQuestion = room.analytics("/questions" + COURSE).getList("questions.attempts");
        assertThat(perQuestion.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    }

    private boolean isLeftToTheRequest() {
        return SqlRecorder.of(() -> room.analytics(COURSE)).stream()
                .anyMatch(sql -> sql.matches("(?s).*\\battempt\\b.*"));
    }
}
