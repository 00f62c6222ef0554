-- The schema, on H2 in PostgreSQL mode and on PostgreSQL alike. Its rules:
-- * Every table of a tenant's data carries tenant_id. Its primary key and every foreign key begin with it, so that a row of
--   one tenant can't point at a row of another. PostgreSQL guards these tables by row-level security: see
--   ../postgresql/afterMigrate__row_level_security.sql.
-- * Ids are UUIDv7 made by the application. Times are in UTC; days are those of a time zone that is stored with them. The column "version" is the optimistic lock of the row.
-- * The columns of a binary format begin with the version of their format.
-- * Tables that grow with every answer refer to their session alone. Its learner and course are copied into the row for the
--   indexes, and each further foreign key would lock a row that many write to at once.

create table tenant (
    id varchar(63) not null,
    name varchar(200) not null,
    -- The zone in which days are reckoned, by its name in the IANA database.
    time_zone varchar(50) default 'UTC' not null,
    created_at timestamp with time zone not null,
    constraint pk_tenant primary key (id)
);

-- Client ids are unique over all tenants, since the token endpoint names no tenant.
create table client (
    id varchar(100) not null,
    tenant_id varchar(63) not null,
    secret_hash varchar(100) not null,
    roles varchar(100) not null,
    created_at timestamp with time zone not null,
    constraint pk_client primary key (id),
    constraint fk_client_tenant foreign key (tenant_id) references tenant (id)
);
create index ix_client_tenant on client (tenant_id);

-- What an idempotent request was answered, for its repetitions.
create table stored_answer (
    tenant_id varchar(63) not null,
    fingerprint varchar(64) not null,
    body_hash varchar(64) not null,
    status integer not null,
    location text,
    body text,
    created_at timestamp with time zone not null,
    constraint pk_stored_answer primary key (tenant_id, fingerprint)
);
create index ix_stored_answer_created_at on stored_answer (created_at);

-- Courses and their questions ------------------------------------------------------------------------------------------

create table course (
    tenant_id varchar(63) not null,
    id uuid not null,
    course_key varchar(80) not null,
    title varchar(200) not null,
    -- Domains, weights, topics and exam format as JSON: read as a whole, never queried.
    definition text not null,
    -- Grows with every published change; replicas compare it to know whether their pool is stale.
    revision integer not null,
    content_hash varchar(64) not null,
    created_at timestamp with time zone not null,
    version integer not null,
    constraint pk_course primary key (tenant_id, id),
    constraint uq_course_key unique (tenant_id, course_key),
    constraint fk_course_tenant foreign key (tenant_id) references tenant (id)
);

create table question (
    tenant_id varchar(63) not null,
    id uuid not null,
    course_id uuid not null,
    question_key varchar(80) not null,
    -- Place of the question in the bitmaps of seen questions; never reused within a course.
    ordinal integer not null,
    status varchar(20) not null,
    current_number integer not null,
    version integer not null,
    constraint pk_question primary key (tenant_id, id),
    constraint uq_question_key unique (tenant_id, course_id, question_key),
    constraint uq_question_ordinal unique (tenant_id, course_id, ordinal),
    constraint fk_question_course foreign key (tenant_id, course_id) references course (tenant_id, id)
);

create table question_version (
    tenant_id varchar(63) not null,
    id uuid not null,
    question_id uuid not null,
    number integer not null,
    domain varchar(80) not null,
    topic varchar(80) not null,
    kind varchar(30) not null,
    content text not null,
    content_hash varchar(64) not null,
    -- Model and parameters hang on the version, so that a later calibration re-scores no old attempt.
    item_model text not null,
    parameter_version integer not null,
    created_at timestamp with time zone not null,
    constraint pk_question_version primary key (tenant_id, id),
    constraint uq_question_version_number unique (tenant_id, question_id, number),
    constraint fk_question_version_question foreign key (tenant_id, question_id) references question (tenant_id, id)
);

-- The definition of each revision of a course, and which versions of questions it served: every decision can be repeated on
-- the questions it chose from.
create table course_revision (
    tenant_id varchar(63) not null,
    id uuid not null,
    course_id uuid not null,
    revision integer not null,
    definition text not null,
    version integer not null,
    constraint pk_course_revision primary key (tenant_id, id),
    constraint uq_course_revision unique (tenant_id, course_id, revision),
    constraint fk_course_revision_course foreign key (tenant_id, course_id) references course (tenant_id, id)
);

create table publication (
    tenant_id varchar(63) not null,
    id uuid not null,
    course_id uuid not null,
    question_id uuid not null,
    number integer not null,
    since_revision integer not null,
    -- The first revision that no longer has it; null while it is served.
    until_revision integer,
    version integer not null,
    constraint pk_publication primary key (tenant_id, id),
    constraint fk_publication_course foreign key (tenant_id, course_id) references course (tenant_id, id),
    constraint fk_publication_version foreign key (tenant_id, question_id, number)
        references question_version (tenant_id, question_id, number),
    constraint ck_publication_revisions check (until_revision > since_revision)
);
create index ix_publication_course on publication (tenant_id, course_id);

-- Learners and what is known of them -----------------------------------------------------------------------------------

create table learner (
    tenant_id varchar(63) not null,
    id uuid not null,
    external_id varchar(200) not null,
    display_name varchar(200),
    -- What learners say of their background: course key, then domain key, then level, as JSON.
    background text default '{}' not null,
    -- The zone of the learner's own days; null: the tenant's.
    time_zone varchar(50),
    created_at timestamp with time zone not null,
    version integer not null,
    constraint pk_learner primary key (tenant_id, id),
    constraint uq_learner_external_id unique (tenant_id, external_id),
    constraint fk_learner_tenant foreign key (tenant_id) references tenant (id)
);

create table ability (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    domain varchar(80) not null,
    -- Log-likelihood of all counted responses on the grid of θ.
    log_likelihood bytea not null,
    theta double precision not null,
    standard_error double precision not null,
    attempts integer not null,
    -- Compressed bitmap of the ordinals of the questions answered in this domain.
    answered bytea not null,
    -- What is known of each topic: the number of its answers and their log-likelihood on a coarse grid. Null: nothing yet.
    topics bytea,
    -- Memory of each question family that was answered. Null: none yet.
    memories bytea,
    last_attempt_at timestamp with time zone,
    version integer not null,
    constraint pk_ability primary key (tenant_id, id),
    constraint uq_ability_domain unique (tenant_id, learner_id, course_id, domain),
    constraint fk_ability_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_ability_course foreign key (tenant_id, course_id) references course (tenant_id, id),
    constraint ck_ability_standard_error check (standard_error > 0)
);
create index ix_ability_course on ability (tenant_id, course_id);

-- What a study plan is made for; the plan itself follows from it and from what is known of the learner.
create table study_goal (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    exam_date date not null,
    minutes_per_day integer not null,
    version integer not null,
    constraint pk_study_goal primary key (tenant_id, id),
    constraint uq_study_goal unique (tenant_id, learner_id, course_id),
    constraint fk_study_goal_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_study_goal_course foreign key (tenant_id, course_id) references course (tenant_id, id),
    constraint ck_study_goal_minutes check (minutes_per_day > 0)
);

-- Sessions and what happens in them ------------------------------------------------------------------------------------

create table session (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    mode varchar(20) not null,
    status varchar(20) not null,
    -- Keys of the domains in scope, separated by commas.
    domains text not null,
    max_questions integer,
    target_standard_error double precision,
    -- The learner's background in the course as it was when the session began, as JSON: the starting belief of its
    -- decisions follows from it.
    background text not null,
    -- The zone of the learner's days when the session began: what is due in it, and how earlier answers have faded, follows.
    time_zone varchar(50) not null,
    seed bigint not null,
    -- Number of questions served so far; the pending question's position.
    served_count integer not null,
    -- Compressed bitmap of the ordinals of the questions served in this session.
    served bytea not null,
    answered integer not null,
    skipped integer not null,
    correct integer not null,
    pending_question_id uuid,
    -- The decision by which the pending question was chosen, as JSON.
    pending text,
    -- Hints that were shown of the pending question.
    hints_shown integer not null,
    -- The topic of the latest question, and how many of that topic came one after the other.
    latest_topic varchar(80),
    topic_run integer not null,
    -- The exam's profile as it was when a mock exam began: a course published anew changes no running exam.
    exam_profile text,
    -- Number of the section that runs, from 0; sections are those of the course's exam.
    section integer not null,
    -- A timed session closes at its deadline whether or not anybody asks; the job finds it by the index.
    deadline_at timestamp with time zone,
    finish_reason varchar(30),
    started_at timestamp with time zone not null,
    -- When something last happened in it. No index has it, so that an attempt's update of its session stays within the row.
    last_activity_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    version integer not null,
    constraint pk_session primary key (tenant_id, id),
    constraint fk_session_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_session_course foreign key (tenant_id, course_id) references course (tenant_id, id),
    constraint ck_session_finished check ((status = 'FINISHED') = (finished_at is not null))
);
create index ix_session_learner on session (tenant_id, learner_id, id);
create index ix_session_deadline on session (status, deadline_at);
-- Sessions of a learner that go on or have just ended.
create index ix_session_open on session (tenant_id, learner_id, finished_at);

-- Append-only: the truth from which everything else of a learner can be rebuilt.
create table attempt (
    tenant_id varchar(63) not null,
    id uuid not null,
    session_id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    -- Place among the learner's attempts in the course, from 1 and without gaps: the order in which the state grew.
    sequence integer not null,
    question_id uuid not null,
    question_version integer not null,
    parameter_version integer not null,
    -- Revision of the course with which the answer was taken.
    course_revision integer not null,
    ordinal integer not null,
    domain varchar(80) not null,
    topic varchar(80) not null,
    kind varchar(30) not null,
    response text not null,
    score integer not null,
    max_score integer not null,
    elapsed_millis bigint,
    -- Hints that were shown before the answer.
    hints integer not null,
    -- Whether the answer came too fast to rest on reading the question.
    rapid boolean not null,
    -- How far the answer counts for the ability.
    weight double precision not null,
    -- By what the evidence of earlier answers in the domain was multiplied, because ability changes with time.
    discount double precision not null,
    -- How well it was recalled, for the schedule of reviews: AGAIN, HARD, GOOD or EASY.
    rating varchar(10) not null,
    theta_before double precision not null,
    standard_error_before double precision not null,
    theta_after double precision not null,
    standard_error_after double precision not null,
    -- Inputs and outcome of the choice of this question, with its seed, as JSON.
    decision text not null,
    answered_at timestamp with time zone not null,
    idempotency_key varchar(255),
    -- Who used the key.
    subject varchar(100) not null,
    body_hash varchar(64) not null,
    -- The answer the client got, returned again to a repetition.
    reply text not null,
    version integer not null,
    constraint pk_attempt primary key (tenant_id, id),
    constraint uq_attempt_sequence unique (tenant_id, learner_id, course_id, sequence),
    constraint fk_attempt_session foreign key (tenant_id, session_id) references session (tenant_id, id),
    constraint ck_attempt_score check (score between 0 and max_score),
    constraint ck_attempt_sequence check (sequence > 0),
    constraint ck_attempt_weight check (weight between 0 and 1),
    constraint ck_attempt_discount check (discount > 0 and discount <= 1)
);
create index ix_attempt_session on attempt (tenant_id, session_id, question_id);
create index ix_attempt_learner on attempt (tenant_id, learner_id, id);

-- Append-only: questions that were served and passed over.
create table skipped_question (
    tenant_id varchar(63) not null,
    id uuid not null,
    session_id uuid not null,
    question_id uuid not null,
    question_version integer not null,
    ordinal integer not null,
    decision text not null,
    skipped_at timestamp with time zone not null,
    version integer not null,
    constraint pk_skipped_question primary key (tenant_id, id),
    constraint fk_skipped_question_session foreign key (tenant_id, session_id) references session (tenant_id, id)
);
create index ix_skipped_question_session on skipped_question (tenant_id, session_id);

-- One question of an exam with the response as it stands. At the close every response becomes an attempt; until then it can
-- be changed and nothing is scored.
create table exam_question (
    tenant_id varchar(63) not null,
    id uuid not null,
    session_id uuid not null,
    position integer not null,
    section integer not null,
    question_id uuid not null,
    -- False for a question on trial, which does not count.
    scored boolean not null,
    -- How the question came into the exam, as JSON; the same form as in attempt.
    decision text not null,
    response text,
    elapsed_millis bigint,
    saved_at timestamp with time zone,
    -- Who saved the response.
    subject varchar(100),
    -- Hashes of the idempotency keys that saved a response, newest last: an old request that is repeated late must not
    -- overwrite a newer response.
    saved_keys text not null,
    flagged boolean not null,
    version integer not null,
    constraint pk_exam_question primary key (tenant_id, id),
    constraint uq_exam_question_position unique (tenant_id, session_id, position),
    constraint uq_exam_question_question unique (tenant_id, session_id, question_id),
    constraint fk_exam_question_session foreign key (tenant_id, session_id) references session (tenant_id, id)
);

-- What learners find faulty: the author's queue.
create table question_flag (
    tenant_id varchar(63) not null,
    id uuid not null,
    course_id uuid not null,
    question_id uuid not null,
    question_version integer not null,
    session_id uuid not null,
    reason varchar(30) not null,
    comment varchar(1000),
    created_at timestamp with time zone not null,
    resolved_at timestamp with time zone,
    version integer not null,
    constraint pk_question_flag primary key (tenant_id, id),
    constraint fk_question_flag_course foreign key (tenant_id, course_id) references course (tenant_id, id),
    constraint fk_question_flag_version foreign key (tenant_id, question_id, question_version)
        references question_version (tenant_id, question_id, number),
    constraint fk_question_flag_session foreign key (tenant_id, session_id) references session (tenant_id, id)
);
create index ix_question_flag_course on question_flag (tenant_id, course_id, id);

-- Cohorts --------------------------------------------------------------------------------------------------------------

create table cohort (
    tenant_id varchar(63) not null,
    id uuid not null,
    name varchar(200) not null,
    -- Subject of the instructor who created it.
    owner varchar(100) not null,
    -- The zone of the days in which the cohort is counted; null: the tenant's.
    time_zone varchar(50),
    created_at timestamp with time zone not null,
    -- Null while it is active.
    archived_at timestamp with time zone,
    version integer not null,
    constraint pk_cohort primary key (tenant_id, id),
    constraint fk_cohort_tenant foreign key (tenant_id) references tenant (id)
);
create index ix_cohort_owner on cohort (tenant_id, owner, id);

create table cohort_learner (
    tenant_id varchar(63) not null,
    id uuid not null,
    cohort_id uuid not null,
    learner_id uuid not null,
    joined_at timestamp with time zone not null,
    version integer not null,
    constraint pk_cohort_learner primary key (tenant_id, id),
    constraint uq_cohort_learner unique (tenant_id, cohort_id, learner_id),
    constraint fk_cohort_learner_cohort foreign key (tenant_id, cohort_id) references cohort (tenant_id, id),
    constraint fk_cohort_learner_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);
create index ix_cohort_learner_learner on cohort_learner (tenant_id, learner_id);

-- Counters that cohort analytics read instead of attempts --------------------------------------------------------------
-- They are folded from the attempts off the request's path, each attempt once: a row says how far it has got.

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
    -- Time zones in whose days the attempts folded are counted, those of the learner's cohorts; separated by commas.
    zones text default '' not null,
    version integer not null,
    constraint pk_learner_standing primary key (tenant_id, id),
    constraint uq_learner_standing unique (tenant_id, learner_id, course_id),
    constraint fk_learner_standing_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_learner_standing_course foreign key (tenant_id, course_id) references course (tenant_id, id),
    constraint ck_learner_standing_pass check (pass_probability between 0 and 1)
);

-- What a learner did on a day of a time zone, for the cohorts that reckon in it.
create table learner_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    time_zone varchar(50) not null,
    answered_on date not null,
    attempts integer not null,
    -- Attempts with a full score.
    correct integer not null,
    elapsed_millis bigint not null,
    version integer not null,
    constraint pk_learner_day primary key (tenant_id, id),
    constraint uq_learner_day unique (tenant_id, learner_id, course_id, time_zone, answered_on),
    constraint fk_learner_day_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);

-- How a learner stood in a domain at the end of a day of a time zone with an answer in it. It holds until the next such day, so that on
-- any day one row holds for each domain, and the difference of two tells what was done between.
create table domain_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    domain varchar(80) not null,
    time_zone varchar(50) not null,
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
    constraint uq_domain_day unique (tenant_id, learner_id, course_id, domain, time_zone, answered_on),
    constraint fk_domain_day_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint ck_domain_day_replaced_on check (replaced_on > answered_on)
);
create index ix_domain_day_holds on domain_day (tenant_id, learner_id, course_id, time_zone, replaced_on);

-- How far the attempts of a cohort's member are folded into the cohort's counters, and in the days of which time zone.
create table cohort_fold (
    tenant_id varchar(63) not null,
    id uuid not null,
    cohort_id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    folded integer not null,
    time_zone varchar(50) not null,
    version integer not null,
    constraint pk_cohort_fold primary key (tenant_id, id),
    constraint uq_cohort_fold unique (tenant_id, cohort_id, course_id, learner_id),
    constraint fk_cohort_fold_cohort foreign key (tenant_id, cohort_id) references cohort (tenant_id, id)
        on delete cascade,
    constraint fk_cohort_fold_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id)
);
create index ix_cohort_fold_learner on cohort_fold (tenant_id, learner_id, course_id);

-- What a cohort's members answered to a question on a day of a time zone; the row of 1970-01-01 sums up all days of the zone. Rows
-- of an earlier zone of the cohort's go as its members are folded into the new one.
create table cohort_question_day (
    tenant_id varchar(63) not null,
    id uuid not null,
    cohort_id uuid not null,
    course_id uuid not null,
    question_id uuid not null,
    time_zone varchar(50) not null,
    answered_on date not null,
    attempts integer not null,
    -- Sums over first answers: scores and abilities, choices by ability, response times.
    tally bytea not null,
    version integer not null,
    constraint pk_cohort_question_day primary key (tenant_id, id),
    constraint uq_cohort_question_day unique (tenant_id, cohort_id, course_id, question_id, time_zone, answered_on),
    constraint fk_cohort_question_day_cohort foreign key (tenant_id, cohort_id) references cohort (tenant_id, id)
        on delete cascade,
    constraint fk_cohort_question_day_question foreign key (tenant_id, question_id) references question (tenant_id, id)
);

-- Work in the background -----------------------------------------------------------------------------------------------

-- A job, done by whichever replica claims it.
create table job (
    tenant_id varchar(63) not null,
    id uuid not null,
    -- Says which code does it and what the JSON below holds.
    kind varchar(40) not null,
    -- What it is about, of a kind that the job's kind settles: the course of a simulation.
    about_id uuid not null,
    status varchar(20) not null,
    progress double precision not null,
    -- How often it was begun.
    attempts integer not null,
    request text not null,
    -- What a replica that takes over goes on from; null before the first heartbeat and when the job is over.
    checkpoint text,
    result text,
    error text,
    -- Who asked for it; null for the application itself.
    created_by varchar(100),
    created_at timestamp with time zone not null,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    -- The replica that does it, and when that last gave a sign of life.
    owner uuid,
    heartbeat_at timestamp with time zone,
    constraint pk_job primary key (tenant_id, id),
    constraint fk_job_tenant foreign key (tenant_id) references tenant (id),
    constraint ck_job_progress check (progress between 0 and 1),
    constraint ck_job_running check ((status = 'RUNNING') = (owner is not null)),
    -- Not "in": H2 compares a list within the session that made the table, so each insert fails once that is closed.
    constraint ck_job_finished check ((status <> 'WAITING' and status <> 'RUNNING') = (finished_at is not null))
);
create index ix_job_about on job (tenant_id, kind, about_id, id);
-- The worker's look for what is open, and the retention's for what is over.
create index ix_job_status on job (status, tenant_id, kind, id);
create index ix_job_finished on job (finished_at);
