package dev.meno.session.model;

import dev.meno.ability.Abilities;
import dev.meno.ability.AbilityView;
import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows sessions to clients. */
@ApplicationScoped
public class SessionViews {
    private final CourseCatalog courses;
    private final Abilities abilities;

    SessionViews(CourseCatalog courses, Abilities abilities) {
        this.courses = courses;
        this.abilities = abilities;
    }

    /** A session with the abilities as they are stored. */
    public SessionView view(Session session) {
        ItemPool pool = courses.ofCourse(session.courseId());
        return view(session, pool, abilities.state(session.learnerId(), pool));
    }

    /** A session with abilities at hand. */
    public SessionView view(Session session, ItemPool pool, LearnerState state) {
        return SessionView.of(session, pool.course().key(), abilities(session, pool, state));
    }

    /**
     * The abilities of the session's domains. A placement shows them with what the domains tell of each other, which is what
     * it measures; elsewhere each rests on its own answers.
     */
    public List<AbilityView> abilities(Session session, ItemPool pool, LearnerState state) {
        List<Integer> scope = session.state().scope(pool);
        if (!session.mode().measuresTogether()) {
            return state.views(pool.domains(), scope);
        }
        return state.jointViews(state.joint(session.background().belief(pool)), pool.domains(), scope);
    }
}
