package dev.meno.demo;

import dev.meno.course.ItemPool;
import dev.meno.learner.Familiarity;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.numeric.Draw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes up learners: names, abilities from a population, habits, backgrounds and goals. A function of the seed. */
final class DemoRoster {
    static final String DEMO_LEARNER = "demo-learner";

    private static final String DEMO_NAME = "Robin Adeyemi";
    private static final double CORRELATION = 0.6;
    /** Standard deviation of the abilities of one cohort: a class is more alike than everybody is. */
    private static final double SPREAD = 0.8;

    private static final List<String> GIVEN = List.of(
            "Amara", "Anneke", "Arjun", "Beatriz", "Bogdan", "Chiara", "Daniyar", "Dunja", "Eilidh", "Emeka", "Farida",
            "Felix", "Giulia", "Hanna", "Hiroshi", "Ilse", "Imani", "Ivan", "Jonas", "Kavya", "Kofi", "Leila", "Linnea",
            "Mateo", "Mei", "Mirela", "Nadia", "Nikhil", "Noor", "Oisin", "Paula", "Quentin", "Rania", "Rasmus",
            "Sanne", "Selin", "Tadeo", "Thandi", "Tomasz", "Ursula", "Viktor", "Wiebke", "Xiadani", "Yara", "Yusuf",
            "Zofia");
    private static final List<String> FAMILY = List.of(
            "Abara",
            "Almeida",
            "Bakker",
            "Barzani",
            "Bauer",
            "Castellan",
            "Chukwu",
            "Dahlgren",
            "Demir",
            "Eriksen",
            "Farrow",
            "Fontaine",
            "Gallo",
            "Grau",
            "Haddad",
            "Hoang",
            "Ibarra",
            "Jansen",
            "Kaya",
            "Kowal",
            "Larsen",
            "Lindqvist",
            "Mahlaba",
            "Marchetti",
            "Nakano",
            "Novotny",
            "Okafor",
            "Osman",
            "Petrov",
            "Quispe",
            "Rahimi",
            "Rossi",
            "Sato",
            "Sharma",
            "Tanaka",
            "Tillmann",
            "Ueda",
            "Varga",
            "Wexler",
            "Yilmaz",
            "Zeman");

    private DemoRoster() {}

    /** The learners of one cohort. */
    static List<DemoLearner> of(DemoCohort cohort, int first, ItemPool pool, long seed) {
        return IntStream.range(0, cohort.learners())
                .mapToObj(place -> learner(cohort, first + place, place, pool, seed))
                .toList();
    }

    /** The learner whom a visitor of the demo plays. */
    static DemoLearner demoLearner(int number, ItemPool pool) {
        int domains = pool.domains().size();
        Map<String, Familiarity> background = new HashMap<>();
        pool.domains().forEach(domain -> background.put(domain, Familiarity.SOME));
        return new DemoLearner(
                number,
                DEMO_LEARNER,
                DEMO_NAME,
                Habit.STEADY,
                IntStream.range(0, domains)
                        .mapToObj(domain -> -0.1 - 0.35 * domain)
                        .toList(),
                IntStream.range(0, domains).mapToObj(domain -> 0.8).toList(),
                1,
                1,
                background,
                new DemoLearner.Goal(30, 40),
                List.of(0.9));
    }

    private static DemoLearner learner(DemoCohort cohort, int number, int place, ItemPool pool, long seed) {
        SplittableRandom random = new SplittableRandom(Draw.seed(seed, number));
        int domains = pool.domains().size();
        double[] ability = JointPrior.standard(domains, CORRELATION)
                .draw(DoubleStream.generate(random::nextGaussian).limit(domains).toArray());
        List<Double> start = new ArrayList<>();
        List<Double> gain = new ArrayList<>();
        Habit habit = Habit.draw(random.nextDouble());
        double diligence = diligence(habit);
        for (int domain = 0; domain < domains; domain++) {
            start.add(cohort.mean() + SPREAD * ability[domain]);
            gain.add(cohort.gain() * diligence * StrictMath.exp(0.4 * random.nextGaussian()));
        }
        return new DemoLearner(
                number,
                "%s-%02d".formatted(cohort.key(), place + 1),
                name(number, seed),
                habit,
                start,
                gain,
                0.25 + 0.3 * random.nextDouble(),
                StrictMath.exp(0.22 * random.nextGaussian()),
                background(start, pool, random),
                random.nextDouble() < 0.75
                        ? new DemoLearner.Goal(random.nextInt(6, 60), 5 * random.nextInt(4, 15))
                        : null,
                exams(habit, random));
    }

    /** What of the cohort's gain somebody makes, by how much is practised. */
    private static double diligence(Habit habit) {
        return switch (habit) {
            case STEADY -> 1;
            case OCCASIONAL -> 0.5;
            case CRAMMING -> 0.7;
            case QUITTING -> 0.35;
            case GUESSING -> 0.15;
        };
    }

    /** No two learners share a name: the given names repeat with another family name each time. */
    private static String name(int number, long seed) {
        int given = Math.floorMod(number + Draw.index(seed, 1, GIVEN.size()), GIVEN.size());
        int family = Math.floorMod(number * 17 + Draw.index(seed, 2, FAMILY.size()), FAMILY.size());
        return GIVEN.get(given) + " " + FAMILY.get(family);
    }

    /** People say roughly what they are, and some leave a domain out. */
    private static Map<String, Familiarity> background(List<Double> start, ItemPool pool, SplittableRandom random) {
        Map<String, Familiarity> background = new HashMap<>();
        for (int domain = 0; domain < start.size(); domain++) {
            double felt = start.get(domain) + 0.5 * random.nextGaussian();
            if (random.nextDouble() < 0.8) {
                background.put(
                        pool.domains().get(domain),
                        felt < -0.5 ? Familiarity.NEW : felt > 0.7 ? Familiarity.AT_EASE : Familiarity.SOME);
            }
        }
        return background;
    }

    /** About a third of the learners sit a mock exam, late; a few two of them. */
    private static List<Double> exams(Habit habit, SplittableRandom random) {
        double uniform = random.nextDouble();
        double at = 0.7 + 0.27 * random.nextDouble();
        if (habit == Habit.QUITTING || uniform > 0.36) {
            return List.of();
        }
        return uniform < 0.06 ? List.of(at - 0.25, at) : List.of(at);
    }
}
