package dev.meno.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A study goal, from which the study plan follows.")
public record StudyPlanRequest(
        @Schema(description = "Key of the course.", examples = "mls-c01") @NotBlank @Size(max = 80)
        String courseId,

        @Schema(description = "Day of the exam, after the learner's today and within a year.", examples = "2027-01-15")
        @NotNull
        LocalDate examDate,

        @Schema(description = "Time to study each day, in minutes. No day of the plan takes longer.", examples = "45")
        @NotNull
        @Min(5)
        @Max(720)
        Integer minutesPerDay) {}
