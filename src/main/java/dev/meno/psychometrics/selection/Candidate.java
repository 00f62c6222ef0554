package dev.meno.psychometrics.selection;

/**
 * An item that could be chosen.
 *
 * @param item its position in the bank
 * @param value the criterion's value
 */
public record Candidate(int item, double value) {}
