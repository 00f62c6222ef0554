/**
 * Sessions: the next question, attempts and what they change. Its public face is HTTP; other features read the stream of answers,
 * flags, exam dates and which sessions are under way, and the demo lets simulated learners practise.
 */
@NullMarked
package dev.meno.session;

import org.jspecify.annotations.NullMarked;
