package dev.meno.demo;

import dev.meno.learner.Learners;
import dev.meno.platform.Role;
import dev.meno.platform.Tenants;
import dev.meno.web.DemoAccount;
import dev.meno.web.DemoAccounts;
import dev.meno.web.Person;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whom a demo lets anybody log in as. */
@Singleton
class DemoLogin implements DemoAccounts {
    private static final String LEARNER_EXTERNAL_ID = "demo-learner";
    private static final String LEARNER_NAME = "Demo learner";

    private final DemoConfig config;
    private final Learners learners;

    DemoLogin(DemoConfig config, Learners learners) {
        this.config = config;
        this.learners = learners;
    }

    @Override
    public List<DemoAccount> offered() {
        return config.demo()
                ? List.of(
                        new DemoAccount(
                                "instructor",
                                "Continue as demo instructor",
                                "See your cohorts, who is ready, what the class doesn't know yet and which questions are faulty.",
                                DemoLogin::instructor),
                        new DemoAccount(
                                "learner",
                                "Continue as demo learner",
                                "Practise, sit a mock exam, and see what you know and how certain that is.",
                                this::learner))
                : List.of();
    }

    /** The client of this name, so that people and scripts see the same cohorts. */
    private static Person instructor() {
        return new Person(
                DemoTenant.KEY, DemoTenant.client(Role.INSTRUCTOR), Set.of(Role.INSTRUCTOR), "Demo instructor");
    }

    private Person learner() {
        UUID id = Tenants.callAs(DemoTenant.KEY, () -> learners.ensure(LEARNER_EXTERNAL_ID, LEARNER_NAME));
        return new Person(DemoTenant.KEY, id.toString(), Set.of(Role.LEARNER), LEARNER_NAME);
    }
}
