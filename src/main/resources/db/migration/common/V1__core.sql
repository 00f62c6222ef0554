-- Rules of the schema: every table of a tenant's data carries tenant_id; its primary key is (tenant_id, id) and every
-- foreign key includes tenant_id, so that a row of one tenant cannot point at a row of another. Ids are UUIDv7 made by
-- the application. Times are in UTC. The column "version" is the optimistic lock of the row.

create table tenant (
    id varchar(63) not null,
    name varchar(200) not null,
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

create table learner (
    tenant_id varchar(63) not null,
    id uuid not null,
    external_id varchar(200) not null,
    display_name varchar(200),
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
    -- 121 big-endian doubles: the log-likelihood of all counted responses on the grid of θ.
    log_likelihood bytea not null,
    theta double precision not null,
    standard_error double precision not null,
    attempts integer not null,
    -- Compressed bitmap of the ordinals of the questions answered in this domain.
    answered bytea not null,
    last_attempt_at timestamp with time zone,
    version integer not null,
    constraint pk_ability primary key (tenant_id, id),
    constraint uq_ability_domain unique (tenant_id, learner_id, course_id, domain),
    constraint fk_ability_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_ability_course foreign key (tenant_id, course_id) references course (tenant_id, id)
);
create index ix_ability_course on ability (tenant_id, course_id);

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
    finish_reason varchar(30),
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    version integer not null,
    constraint pk_session primary key (tenant_id, id),
    constraint fk_session_learner foreign key (tenant_id, learner_id) references learner (tenant_id, id),
    constraint fk_session_course foreign key (tenant_id, course_id) references course (tenant_id, id)
);
create index ix_session_learner on session (tenant_id, learner_id, id);

-- Append-only: the truth from which everything else of a learner can be rebuilt.
create table attempt (
    tenant_id varchar(63) not null,
    id uuid not null,
    session_id uuid not null,
    learner_id uuid not null,
    course_id uuid not null,
    question_id uuid not null,
    question_version integer not null,
    parameter_version integer not null,
    ordinal integer not null,
    domain varchar(80) not null,
    topic varchar(80) not null,
    kind varchar(30) not null,
    response text not null,
    score integer not null,
    max_score integer not null,
    elapsed_millis bigint,
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
    answer text not null,
    version integer not null,
    constraint pk_attempt primary key (tenant_id, id),
    constraint fk_attempt_session foreign key (tenant_id, session_id) references session (tenant_id, id)
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

create table cohort (
    tenant_id varchar(63) not null,
    id uuid not null,
    name varchar(200) not null,
    -- Subject of the instructor who created it.
    owner varchar(100) not null,
    created_at timestamp with time zone not null,
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
