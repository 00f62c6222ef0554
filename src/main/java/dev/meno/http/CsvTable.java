package dev.meno.http;

/** A view that can also be given as a table. */
public interface CsvTable {
    /** The table with a header row, as RFC 4180 has it. */
    String csv();
}
