-- What was published in which revisions of a course, so that every decision can be repeated on the questions it chose from.
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
    constraint fk_publication_question foreign key (tenant_id, question_id) references question (tenant_id, id)
);
create index ix_publication_course on publication (tenant_id, course_id);

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

-- What is served now is on record from now on; earlier revisions are not known.
insert into publication (tenant_id, id, course_id, question_id, number, since_revision, until_revision, version)
select q.tenant_id, q.id, q.course_id, q.id, q.current_number, c.revision, null, 0
from question q join course c on c.tenant_id = q.tenant_id and c.id = q.course_id
where q.status = 'PUBLISHED';
insert into course_revision (tenant_id, id, course_id, revision, definition, version)
select tenant_id, id, id, revision, definition, 0 from course;

-- Revision of the course with which an answer was taken over.
alter table attempt add column course_revision integer default 0 not null;
