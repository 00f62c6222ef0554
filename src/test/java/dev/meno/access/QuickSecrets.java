package dev.meno.access;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tests log in thousands of times: at bcrypt's full work that was a third of the time they took. */
@Singleton
class QuickSecrets {
    private static final int MIN_WORK = 4;

    @Produces
    @Mock
    @ApplicationScoped
    Secrets secrets() {
        return new Secrets(MIN_WORK);
    }
}
