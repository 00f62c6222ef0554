package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A method is read at one look. Counted from its signature to its closing brace, without annotations. */
class MethodLengthTest {
    private static final int MAX_LINES = 40;

    @Test
    void noMethodIsLongerThanAScreen() throws IOException {
        assertThat(longMethods(Path.of("src/main/java"))).isEmpty();
    }

    private static List<String> longMethods(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> java =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Lengths(unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class Lengths extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        Lengths(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                LineMap lines = unit.getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(unit, signature(method)));
                long length = lines.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
                if (length > MAX_LINES) {
                    String type = Path.of(unit.getSourceFile().getName())
                            .getFileName()
                            .toString()
                            .replace(".java", "");
                    found.add("%s.%s".formatted(type, method.getName()));
                }
            }
            return super.visitMethod(method, null);
        }

        /** Of a constructor only the body counts: that of a record may have no parameters of its own. */
        private static Tree signature(MethodTree method) {
            return method.getReturnType() == null ? method.getBody() : method.getReturnType();
        }
    }
}
