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
    constraint fk_study_goal_course foreign key (tenant_id, course_id) references course (tenant_id, id)
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
    constraint fk_question_flag_question foreign key (tenant_id, question_id) references question (tenant_id, id),
    constraint fk_question_flag_session foreign key (tenant_id, session_id) references session (tenant_id, id)
);
create index ix_question_flag_course on question_flag (tenant_id, course_id, id);
