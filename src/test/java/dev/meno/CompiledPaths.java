package dev.meno;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClassRegistry;
import groovy.lang.Script;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * REST Assured reads {@code "items[0].id"} out of a body by a Groovy script, which it compiles again each time it is used: that took
 * longer than the requests. This compiles each script once.
 */
final class CompiledPaths extends DelegatingMetaClass {
    private final GroovyClassLoader loader = new GroovyClassLoader(CompiledPaths.class.getClassLoader());
    private final Map<String, Class<?>> compiled = new ConcurrentHashMap<>();

    private CompiledPaths() {
        super(GroovyShell.class);
        initialize();
    }

    @Override
    public Object invokeMethod(Object shell, String method, Object[] arguments) {
        if (method.equals("evaluate") && arguments.length == 1 && arguments[0] instanceof CharSequence text) {
            Script script = InvokerHelper.createScript(
                    compiled.computeIfAbsent(text.toString(), loader::parseClass), ((GroovyShell) shell).getContext());
            return script.run();
        }
        return super.invokeMethod(shell, method, arguments);
    }

    /** Found by its name in {@code META-INF/services}. */
    public static final class Installation implements QuarkusTestBeforeClassCallback {
        @Override
        public void beforeClass(Class<?> test) {
            MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
            if (!(registry.getMetaClass(GroovyShell.class) instanceof CompiledPaths)) {
                registry.setMetaClass(GroovyShell.class, new CompiledPaths());
            }
        }
    }
}
