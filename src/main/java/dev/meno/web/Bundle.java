package dev.meno.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page loads, as paths.
 *
 * @param module the page's ES module
 * @param shared the modules that it imports at once, so that the browser can ask for all of them together
 * @param stylesheet the page's own stylesheet, if it imports one
 */
public record Bundle(
        String module, List<String> shared, @Nullable String stylesheet) {}
