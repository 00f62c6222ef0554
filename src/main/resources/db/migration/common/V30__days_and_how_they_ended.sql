-- Counters of days told by domain alone cost a scan of all days for every sum. Now a day has one row for what was done on it, and
-- in each domain one for how it ended: how much had been done by then, and the ability. All are folded anew from the attempts.
drop table learner_day;
truncate table learner_standing;
truncate table cohort_fold;
truncate table cohort_question_day;

-- What a learner did on a day (UTC).
create table learner_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    answered_on date not null,
    attempts integer not null,
    -- Attempts with a full score.
    correct integer not null,
    elapsed_millis bigint not null,
    version integer not null,
    constraint pk_learner_day primary key (tenant_id, id),
    constraint uq_learner_day unique (tenant_id, learner_id, course_id, answered_on),
    constraint fk_learner_day_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);

-- How a learner stood in a domain at the end of a day (UTC) with an answer in it. It holds until the next such day, so that on any
-- day one row holds for each domain, and the difference of two tells what was done between.
create table domain_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    domain varchar(80) not null,
    answered_on date not null,
    -- The first day on which it no longer holds; 9999-12-31 for the latest.
    replaced_on date not null,
    -- Sums since the first answer.
    attempts integer not null,
    correct integer not null,
    elapsed_millis bigint not null,
    rapid integer not null,
    theta double precision not null,
    standard_error double precision not null,
    last_attempt_at timestamp with time zone not null,
    -- Whether it is replaced in another week, which begins on Monday.
    closes_week boolean not null,
    version integer not null,
    constraint pk_domain_day primary key (tenant_id, id),
    constraint uq_domain_day unique (tenant_id, learner_id, course_id, domain, answered_on),
    constraint fk_domain_day_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);
create index ix_domain_day_holds on domain_day (tenant_id, learner_id, course_id, replaced_on);
