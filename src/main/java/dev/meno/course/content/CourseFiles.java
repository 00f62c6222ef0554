package dev.meno.course.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The files of a course, by name relative to the course's folder. */
public interface CourseFiles {
    Optional<String> read(String name);

    /** The files of a course that is packed into the application. */
    static CourseFiles packed(String folder) {
        return name -> {
            try (InputStream file =
                    Thread.currentThread().getContextClassLoader().getResourceAsStream(folder + "/" + name)) {
                return file == null
                        ? Optional.empty()
                        : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static CourseFiles of(Map<String, String> files) {
        return name -> Optional.ofNullable(files.get(name));
    }
}
