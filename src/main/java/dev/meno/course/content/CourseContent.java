package dev.meno.course.content;

import dev.meno.course.CourseDefinition;
import dev.meno.course.QuestionDocument;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A whole course as its files say: of valid form, complete and not yet published. */
public record CourseContent(CourseDefinition course, List<TopicQuestions> topics) {
    public CourseContent {
        topics = List.copyOf(topics);
    }

    /** The questions of one topic, in the file's order. */
    public record TopicQuestions(String domain, String topic, List<QuestionDocument> questions) {
        public TopicQuestions {
            questions = List.copyOf(questions);
        }

        public String file() {
            return CourseReader.questionsFile(topic);
        }
    }

    /** A question and where it stands. */
    public record Placed(String domain, String topic, String file, String pointer, QuestionDocument question) {}

    public int questionCount() {
        return topics.stream().mapToInt(topic -> topic.questions().size()).sum();
    }

    /** All questions, in the order of the topics and of their files. */
    public Stream<Placed> placed() {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.questions().size())
                        .mapToObj(i -> new Placed(
                                topic.domain(),
                                topic.topic(),
                                topic.file(),
                                "/questions/" + i,
                                topic.questions().get(i))));
    }
}
