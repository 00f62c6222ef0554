package dev.meno.browser;

import dev.meno.DatabaseResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the pages in a real browser, against the application that the tests of the API share. Its methods take a {@link Visit}.
 * It runs on H2 alone: what a page shows comes from the API, which is tested on both databases.
 */
@QuarkusTest
@WithTestResource(value = DatabaseResource.class)
@ExtendWith(BrowserExtension.class)
@Tag("h2")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BrowserTest {}
