/**
 * Sessions: the next question, attempts and what they change. This package is the face that other rooms see: the stream of
 * answers, which sessions are under way, which questions were served, when exams were sat, the replay, and a player for
 * simulated learners.
 */
@NullMarked
package dev.meno.session;

import org.jspecify.annotations.NullMarked;
