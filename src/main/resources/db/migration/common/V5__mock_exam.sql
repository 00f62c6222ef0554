-- A timed session closes at its deadline whether or not anybody asks; the job finds it by the index.
alter table session add column deadline_at timestamp with time zone;
-- Number of the section that runs, from 0; sections are those of the course's exam.
alter table session add column section integer default 0 not null;
create index ix_session_deadline on session (status, deadline_at);

-- One question of an exam with the answer as it stands. At the close every answer becomes an attempt; until then it can
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
    -- Who saved the answer.
    subject varchar(100),
    -- Hashes of the idempotency keys that saved an answer, newest last: an old request that is repeated late must not
    -- overwrite a newer answer.
    saved_keys text not null,
    flagged boolean not null,
    version integer not null,
    constraint pk_exam_question primary key (tenant_id, id),
    constraint uq_exam_question_position unique (tenant_id, session_id, position),
    constraint uq_exam_question_question unique (tenant_id, session_id, question_id),
    constraint fk_exam_question_session foreign key (tenant_id, session_id) references session (tenant_id, id)
);
