package dev.meno.problem;

import java.util.Set;

/** Routes that are not part of the API's description, and the methods that they offer. */
public interface UndescribedRoutes {
    /** The methods of a path; empty if it is none of these routes. */
    Set<String> methods(String path);
}
