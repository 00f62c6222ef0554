import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Bundles the front end; Maven runs it from source before the resources are packed: {@code java WebAssets.java SOURCES WORK
 * OUTPUT}. It unpacks the libraries in {@code WORK/libraries} as the folder {@code node_modules} that the bundler expects, lets
 * esbuild write minified ES modules and stylesheets, named after their content, for each file in {@code SOURCES/pages}, and lays a
 * compressed copy beside each. {@code OUTPUT/bundles.json} is esbuild's own account of what it wrote, which the application reads.
 */
final class WebAssets {
    /** The folders in which packages of npm lie within jars: {@code META-INF/resources/<kind>/<name>/<version>/}. */
    private static final Pattern PACKAGED =
            Pattern.compile("META-INF/resources/(?:_static|webjars)/([^/]+)/[^/]+/(.+)");

    private static final Set<String> COMPRESSED = Set.of("js", "css", "svg", "txt");

    private final Path sources;
    private final Path work;
    private final Path output;

    private WebAssets(Path sources, Path work, Path output) {
        this.sources = sources;
        this.work = work;
        this.output = output;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new WebAssets(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).build();
    }

    private void build() throws IOException, InterruptedException {
        unpackLibraries();
        delete(output);
        Files.createDirectories(output);
        bundle();
        compress();
    }

    private void unpackLibraries() throws IOException {
        Path unpacked = work.resolve("unpacked.sha256");
        List<Path> jars = list(work.resolve("libraries"));
        String wanted = digest(jars);
        if (Files.exists(unpacked) && Files.readString(unpacked).equals(wanted)) {
            return;
        }
        delete(work.resolve("node_modules"));
        for (Path jar : jars) {
            unpack(jar);
        }
        Files.writeString(unpacked, wanted);
    }

    private void unpack(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Matcher packaged = PACKAGED.matcher(entry.getName());
                if (packaged.matches() && !entry.isDirectory()) {
                    Path folder = work.resolve("node_modules").resolve(packaged.group(1));
                    Path file = folder.resolve(packaged.group(2)).normalize();
                    if (!file.startsWith(folder)) {
                        throw new IOException("The entry (%s) of %s leaves its folder.".formatted(entry, jar));
                    }
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    private void bundle() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                esbuild().toString(),
                "--bundle",
                "--minify",
                "--splitting",
                "--format=esm",
                "--target=es2022",
                "--charset=utf8",
                // The licences of what is bundled, in a file of their own beside it.
                "--legal-comments=linked",
                "--entry-names=[name]-[hash]",
                "--chunk-names=chunk-[hash]",
                "--asset-names=[name]-[hash]",
                "--loader:.svg=copy",
                "--metafile=" + output.resolve("bundles.json"),
                "--outdir=" + output,
                "--log-level=warning"));
        list(sources.resolve("pages")).forEach(entry -> command.add(entry.toString()));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment()
                .put("NODE_PATH", work.resolve("node_modules").toAbsolutePath().toString());
        if (process.start().waitFor() != 0) {
            System.exit(1);
        }
    }

    private Path esbuild() throws IOException {
        try (Stream<Path> programs =
                Files.find(work.resolve("node_modules"), 3, (file, attributes) -> file.endsWith("bin/esbuild"))) {
            Path program = programs.findFirst()
                    .orElseThrow(() -> new IOException("No esbuild among the libraries in %s.".formatted(work)));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return program;
        }
    }

    private void compress() throws IOException {
        for (Path file : list(output)) {
            String name = file.getFileName().toString();
            if (COMPRESSED.contains(name.substring(name.lastIndexOf('.') + 1))) {
                try (OutputStream compressed = new BestGzip(Files.newOutputStream(output.resolve(name + ".gz")))) {
                    Files.copy(file, compressed);
                }
            }
        }
    }

    private static String digest(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
