package dev.meno;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * The database's driver, which counts what is executed. {@link SqlRecorder} sees what Hibernate writes, and this what goes to
 * the database, plain JDBC too; a batch is one.
 */
public class CountingDriver implements Driver {
    private static final AtomicInteger EXECUTED = new AtomicInteger();

    /** How often something is executed while a piece of code runs; by whomever. */
    public static int executionsOf(Runnable code) {
        int before = EXECUTED.get();
        code.run();
        return EXECUTED.get() - before;
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
            }
            Object result = invoke(real, method, arguments);
            return result instanceof Statement ? counted(method.getReturnType(), result) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
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
