package dev.meno.session.policy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A standard error that a session can aim for: below 0.1 the grid is too coarse, above 1 the prior meets it. */
@DecimalMin("0.1")
@DecimalMax("1")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface StandardErrorBound {
    String message() default "must be between 0.1 and 1";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
