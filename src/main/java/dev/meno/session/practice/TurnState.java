package dev.meno.session.practice;

import dev.meno.ability.Abilities;
import dev.meno.ability.LearnerAbilities;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.session.model.Session;
import jakarta.enterprise.context.ApplicationScoped;

/** What a turn of a session works on: the course's pool, and the learner's abilities, locked. */
@ApplicationScoped
class TurnState {
    private final CourseCatalog courses;
    private final Abilities abilities;

    TurnState(CourseCatalog courses, Abilities abilities) {
        this.courses = courses;
        this.abilities = abilities;
    }

    ItemPool pool(Session session) {
        return courses.ofCourse(session.courseId());
    }

    /** The abilities, locked until the transaction ends. */
    LearnerAbilities lock(Session session, ItemPool pool) {
        return abilities.lock(session.learnerId(), pool);
    }
}
