-- A simulation of a policy on a course's questions, run in the background by whichever replica claims it.
create table simulation (
    tenant_id varchar(63) not null,
    id uuid not null,
    course_id uuid not null,
    status varchar(20) not null,
    progress double precision not null,
    request text not null,
    result text,
    error text,
    created_at timestamp with time zone not null,
    -- When the replica that works on it last said so, and which one that is.
    heartbeat_at timestamp with time zone,
    claim uuid,
    version integer not null,
    constraint pk_simulation primary key (tenant_id, id),
    constraint fk_simulation_course foreign key (tenant_id, course_id) references course (tenant_id, id)
);
create index ix_simulation_course on simulation (tenant_id, course_id, id);
create index ix_simulation_status on simulation (status, id);
