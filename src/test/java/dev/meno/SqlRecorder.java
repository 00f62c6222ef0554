package dev.meno;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Writes down the SQL that the application sends, while a test asks for it. */
@ApplicationScoped
@PersistenceUnitExtension
public class SqlRecorder implements StatementInspector {
    private static final long serialVersionUID = 1;

    private static volatile List<String> tape = new ArrayList<>();
    private static volatile boolean isRecording;

    @Override
    public String inspect(String sql) {
        if (isRecording) {
            synchronized (SqlRecorder.class) {
                tape.add(sql);
            }
        }
        return sql;
    }

    /** The statements that a piece of code causes. */
    public static List<String> of(Runnable code) {
        synchronized (SqlRecorder.class) {
            tape = new ArrayList<>();
        }
        isRecording = true;
        try {
            code.run();
        } finally {
            isRecording = false;
        }
        synchronized (SqlRecorder.class) {
            return List.copyOf(tape);
        }
    }
}
