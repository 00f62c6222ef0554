package dev.meno.psychometrics.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicAbilityTest {
    private static final ItemModel ITEM = LogisticItem.threePl(1.1, 0.2, 0.2);

    /** Answers of the domain: first those of the topic, then the rest; 1 is right. */
    private static Posterior topic(List<Integer> ofTopic, List<Integer> rest) {
        LogLikelihood domain = LogLikelihood.none(ThetaGrid.STANDARD);
        LogLikelihood topic = LogLikelihood.none(TopicAbility.GRID);
        for (int category : ofTopic) {
            domain = domain.plus(ITEM, category);
            topic = topic.plus(ITEM, category);
        }
        for (int category : rest) {
            domain = domain.plus(ITEM, category);
        }
        return TopicAbility.posterior(NormalPrior.STANDARD, domain, topic);
    }

    @Test
    void withoutAnswersATopicIsItsDomainWithMoreDoubt() {
        List<Integer> rest = List.of(1, 1, 0, 1, 1, 1);
        LogLikelihood domain = LogLikelihood.none(ThetaGrid.STANDARD);
        for (int category : rest) {
            domain = domain.plus(ITEM, category);
        }
        AbilityEstimate ofDomain = Posterior.of(NormalPrior.STANDARD, domain).estimate();

        AbilityEstimate ofTopic = topic(List.of(), rest).estimate();

        assertThat(ofTopic.theta()).isCloseTo(ofDomain.theta(), within(1e-4));
        assertThat(ofTopic.standardError())
                .isCloseTo(Math.hypot(ofDomain.standardError(), TopicAbility.DEVIATION), within(1e-3));
    }

    @Test
    void itIsTheIntegralOverDomainAndDeviation() {
        // The same by brute force: all pairs of an ability in the domain and a deviation of the topic.
        List<Integer> ofTopic = List.of(1, 1, 1);
        List<Integer> rest = List.of(0, 0, 1, 0);
        double weight = 0;
        double mean = 0;
        double square = 0;
        for (double theta = -6; theta <= 6; theta += 0.02) {
            double domain = Math.exp(-theta * theta / 2);
            for (int category : rest) {
                domain *= ITEM.probability(theta, category);
            }
            for (double deviation = -3; deviation <= 3; deviation += 0.02) {
                double z = deviation / TopicAbility.DEVIATION;
                double density = domain * Math.exp(-z * z / 2);
                for (int category : ofTopic) {
                    density *= ITEM.probability(theta + deviation, category);
                }
                weight += density;
                mean += density * (theta + deviation);
                square += density * (theta + deviation) * (theta + deviation);
            }
        }
        mean /= weight;
        double deviation = Math.sqrt(square / weight - mean * mean);

        AbilityEstimate estimate = topic(ofTopic, rest).estimate();

        assertThat(estimate.theta()).isCloseTo(mean, within(2e-3));
        assertThat(estimate.standardError()).isCloseTo(deviation, within(2e-3));
    }

    @Test
    void oneLuckyAnswerMovesLittleAndManyMoveALot() {
        List<Integer> poor = List.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        double nothing = topic(List.of(), poor).estimate().theta();
        double lucky = topic(List.of(1), poor).estimate().theta();
        List<Integer> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(1);
        }
        double proven = topic(many, poor).estimate().theta();

        assertThat(lucky - nothing).isBetween(0.0, 0.35);
        assertThat(proven - nothing).isGreaterThan(1.2);
    }
}
