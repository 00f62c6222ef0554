package dev.meno.course;

/**
 * What publishing a course did.
 *
 * @param questions number of questions in the content
 * @param added questions that are new
 * @param changed questions that got a new version or came back
 * @param retired questions that are served no more
 */
public record PublicationReport(String courseKey, int questions, int added, int changed, int retired) {}
