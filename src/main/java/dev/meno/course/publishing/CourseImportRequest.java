package dev.meno.course.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A whole course, file by file.")
record CourseImportRequest(
        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "Content of each file by its name relative to the course's folder: `course.json`, `questions/<topic>.json` for each topic, and the charts in `media/` as text.",
                examples = "{\"course.json\":{},\"questions/regularisation.json\":{}}")
        @NotNull
        @Size(min = 1, max = 1000)
        Map<String, @NotNull JsonNode> files) {
    /** Text of each file by its name. */
    Map<String, String> texts() {
        return files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        file -> file.getValue().isTextual()
                                ? file.getValue().textValue()
                                : file.getValue().toString()));
    }
}
