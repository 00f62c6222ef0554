package dev.meno.course.publishing;

/**
 * A version of a question as it is stored.
 *
 * @param content as JSON
 * @param itemModel as JSON
 */
record StoredQuestion(
        int ordinal, String domain, String topic, String content, String itemModel, int parameterVersion) {}
