-- What is known of each topic: for each its number of answers and their log-likelihood on a coarse grid. Null: nothing yet.
alter table ability add column topics bytea;
-- Memory of each question family that was answered. Null: none yet.
alter table ability add column memories bytea;

-- Place of the attempt among the learner's attempts in the course, from 1: the order in which the state grew.
alter table attempt add column sequence integer default 0 not null;
-- Hints that were shown before the answer.
alter table attempt add column hints integer default 0 not null;
-- Whether the answer came too fast to rest on reading the question.
alter table attempt add column rapid boolean default false not null;
-- How far the answer counts for the ability, 0 to 1.
alter table attempt add column weight double precision default 1 not null;
-- By what the evidence of earlier answers in the domain was multiplied, because ability changes with time.
alter table attempt add column discount double precision default 1 not null;
-- How well it was recalled, for the schedule of reviews: AGAIN, HARD, GOOD or EASY.
alter table attempt add column rating varchar(10) default 'GOOD' not null;

-- Hints that were shown of the pending question.
alter table session add column hints_shown integer default 0 not null;
-- The topic of the latest question, and how many of that topic came one after the other.
alter table session add column latest_topic varchar(80);
alter table session add column topic_run integer default 0 not null;
