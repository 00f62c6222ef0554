package dev.meno;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The database's driver, which counts what is executed and which rows are read. {@link SqlRecorder} sees what Hibernate
 * writes, and this what goes to the database, plain JDBC too; a batch is one. It also fails on request.
 */
public class CountingDriver implements Driver {
    private static final AtomicInteger EXECUTED = new AtomicInteger();
    private static final AtomicInteger ROWS = new AtomicInteger();

    private static volatile boolean isCountingRows;
    private static volatile @Nullable Failure failure;

    /** At which step of a transaction the database fails. */
    public enum Step {
        EXECUTE,
        COMMIT
    }

    private record Failure(Step step, Supplier<SQLException> cause) {}

    /** How often something is executed while a piece of code runs; by whomever. */
    public static int executionsOf(Runnable code) {
        int before = EXECUTED.get();
        code.run();
        return EXECUTED.get() - before;
    }

    /** How many rows are read while a piece of code runs; by whomever. */
    public static int rowsReadBy(Runnable code) {
        ROWS.set(0);
        isCountingRows = true;
        try {
            code.run();
        } finally {
            isCountingRows = false;
        }
        return ROWS.get();
    }

    /** Runs a piece of code while the database fails at a step. */
    public static void failing(Step step, Supplier<SQLException> cause, Runnable code) {
        failure = new Failure(step, cause);
        try {
            code.run();
        } finally {
            failure = null;
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = DriverManager.getDriver(url).connect(url, properties);
        return counted(Connection.class, connection);
    }

    private static <T> T counted(Class<T> type, Object real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (real instanceof Statement && method.getName().startsWith("execute")) {
                EXECUTED.incrementAndGet();
                failAt(Step.EXECUTE);
            } else if (real instanceof Connection && method.getName().equals("commit")) {
                failAt(Step.COMMIT);
            }
            Object result = invoke(real, method, arguments);
            if (real instanceof ResultSet && method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                ROWS.incrementAndGet();
            }
            boolean isWatched = result instanceof Statement || (result instanceof ResultSet && isCountingRows);
            return isWatched ? counted(method.getReturnType(), result) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static void failAt(Step step) throws SQLException {
        Failure asked = failure;
        if (asked != null && asked.step() == step) {
            throw asked.cause().get();
        }
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return true;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(CountingDriver.class.getName());
    }
}
