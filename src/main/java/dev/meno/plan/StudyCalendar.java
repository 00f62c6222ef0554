package dev.meno.plan;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.stream.Collectors;

/** Writes a study plan as a calendar of whole days (RFC 5545) for clients that accept {@value #CALENDAR}. */
@Provider
@Produces(StudyCalendar.CALENDAR)
class StudyCalendar implements MessageBodyWriter<StudyPlanView> {
    static final String CALENDAR = "text/calendar";

    private final Clock clock;

    StudyCalendar(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return StudyPlanView.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            StudyPlanView plan,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CALENDAR + ";charset=UTF-8");
        out.write(of(plan, clock.instant()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The calendar of a plan. Its entries keep their ids from one day's plan to the next, so that a calendar that takes it
     * anew replaces them.
     *
     * @param now stamped on the entries
     */
    private static String of(StudyPlanView plan, Instant now) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Meno//Study plan//EN");
        plan.days()
                .forEach(day -> calendar.addEvent(
                        event(plan, day.date(), day.mockExam() ? "Mock exam" : "Study", text(day), now)));
        calendar.addEvent(event(plan, plan.examDate(), "Exam " + plan.courseId(), "", now));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(StudyPlanView plan, LocalDate day, String summary, String description, Instant now) {
        VEvent event = new VEvent();
        event.setUid("%s-%s-%s@meno".formatted(plan.learnerId(), plan.courseId(), day));
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(date(day));
        event.setDateEnd(date(day.plusDays(1)));
        event.setSummary(summary);
        if (!description.isEmpty()) {
            event.setDescription(description);
        }
        return event;
    }

    /** A day without a time; the library takes it apart in the machine's own zone. */
    private static ICalDate date(LocalDate day) {
        return new ICalDate(Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant()), false);
    }

    private static String text(StudyPlanView.Day day) {
        if (day.mockExam()) {
            return "Sit a mock exam: %d minutes.".formatted(day.minutes());
        }
        String topics = day.topics().stream()
                .map(topic -> "%s: %d".formatted(topic.topic(), topic.questions()))
                .collect(Collectors.joining("\n"));
        return "%d minutes, %d reviews, new questions:\n%s".formatted(day.minutes(), day.reviews(), topics);
    }
}
