package dev.meno.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.CourseCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** The courses of the visitor's tenant, as the practice page reads them. */
@Singleton
class PracticeCourses {
    private final CourseCatalog courses;
    private final ObjectMapper json;

    PracticeCourses(CourseCatalog courses, ObjectMapper json) {
        this.courses = courses;
        this.json = json;
    }

    String json() {
        List<PracticeCourse> known =
                courses.published().stream().map(PracticeCourse::of).toList();
        try {
            return json.writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and numbers can be written.", e);
        }
    }
}
