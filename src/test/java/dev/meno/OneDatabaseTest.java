package dev.meno;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of the running application through HTTP whose outcome no database changes. It runs on PostgreSQL alone: the lane of H2 has the
 * browser's tests.
 */
@QuarkusTest
@WithTestResource(value = DatabaseResource.class)
@Tag("postgresql")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneDatabaseTest {}
