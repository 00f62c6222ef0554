package dev.meno.psychometrics.selection;

/**
 * What speaks for a question in practice; each term from 0 to 1.
 *
 * @param gap how far its topic is behind its share of the practice, by exam weight and distance from passing
 * @param zone how well its difficulty suits learning
 * @param review how urgent it is to refresh it; 0 for a question that was not answered yet
 * @param success probability of a full score
 */
public record TutoringTerms(double gap, double zone, double review, double success) {}
