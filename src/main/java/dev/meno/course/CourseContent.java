package dev.meno.course;

import java.util.List;

/** A whole course as its files say: valid, complete and not yet published. */
record CourseContent(CourseDefinition course, List<TopicQuestions> topics) {
    CourseContent {
        topics = List.copyOf(topics);
    }

    /** The questions of one topic, in the file's order. */
    record TopicQuestions(String domain, String topic, List<QuestionDocument> questions) {
        TopicQuestions {
            questions = List.copyOf(questions);
        }
    }

    int questionCount() {
        return topics.stream().mapToInt(topic -> topic.questions().size()).sum();
    }
}
