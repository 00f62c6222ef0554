-- Counters that cohort analytics read instead of attempts. They are folded from the attempts off the request's path, each
-- attempt once: attempts of a learner in a course are numbered without gaps, and a row says how far it has got.
create index ix_attempt_sequence on attempt (tenant_id, learner_id, course_id, sequence);

-- Where a learner stands in a course, as of the attempts folded so far.
create table learner_standing (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    -- Sequence of the latest attempt folded.
    folded integer not null,
    -- Compressed bitmap of the ordinals of the questions answered in the attempts folded.
    answered bytea not null,
    -- Revision of the course by which the standing was computed.
    course_revision integer not null,
    -- Probability of passing the exam; null while too little is known.
    pass_probability double precision,
    -- Mastery of each topic.
    topics bytea not null,
    version integer not null,
    constraint pk_learner_standing primary key (tenant_id, id),
    constraint uq_learner_standing unique (tenant_id, learner_id, course_id),
    constraint fk_learner_standing_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_learner_standing_course foreign key (tenant_id, course_id) references course (tenant_id, id)
);

-- What a learner did in a domain on a day (UTC), and the ability at its end.
create table learner_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    domain varchar(80) not null,
    answered_on date not null,
    attempts integer not null,
    -- Attempts with a full score.
    correct integer not null,
    elapsed_millis bigint not null,
    rapid integer not null,
    theta double precision not null,
    standard_error double precision not null,
    last_attempt_at timestamp with time zone not null,
    -- Whether it is the learner's latest day in the domain within its week, which begins on Monday.
    closes_week boolean not null,
    version integer not null,
    constraint pk_learner_day primary key (tenant_id, id),
    constraint uq_learner_day unique (tenant_id, learner_id, course_id, answered_on, domain),
    constraint fk_learner_day_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);

-- How far the attempts of a cohort's member are folded into the cohort's counters.
create table cohort_fold (
    tenant_id varchar(63) not null,
    id uuid not null,
    cohort_id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    folded integer not null,
    version integer not null,
    constraint pk_cohort_fold primary key (tenant_id, id),
    constraint uq_cohort_fold unique (tenant_id, cohort_id, course_id, learner_id),
    constraint fk_cohort_fold_cohort foreign key (tenant_id, cohort_id) references cohort (tenant_id, id)
        on delete cascade,
    constraint fk_cohort_fold_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);
create index ix_cohort_fold_learner on cohort_fold (tenant_id, learner_id, course_id);

-- What a cohort's members answered to a question on a day (UTC); the row of 1970-01-01 sums up all days.
create table cohort_question_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    cohort_id uuid not null,
    course_id uuid not null,
    question_id uuid not null,
    answered_on date not null,
    attempts integer not null,
    -- Sums over first answers: scores and abilities, choices by ability, response times.
    tally bytea not null,
    version integer not null,
    constraint pk_cohort_question_day primary key (tenant_id, id),
    constraint uq_cohort_question_day unique (tenant_id, cohort_id, course_id, question_id, answered_on),
    constraint fk_cohort_question_day_cohort foreign key (tenant_id, cohort_id) references cohort (tenant_id, id)
        on delete cascade,
    constraint fk_cohort_question_day_question foreign key (tenant_id, question_id) references question (tenant_id, id)
);
