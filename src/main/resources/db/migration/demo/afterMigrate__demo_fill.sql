-- How far the demo's simulated practice has got, so that a start goes on where the one before it stopped. Only a demo has this
-- table, and a database can become one at any start: so it isn't a migration with a number.
create table if not exists demo_fill (
    tenant_id varchar(63) not null,
    id uuid not null,
    -- All of the practice follows from the seed and the moment at which it ends.
    seed bigint not null,
    ends_at timestamp with time zone not null,
    -- Sessions played so far, and how many there will be.
    done integer not null,
    total integer not null,
    version integer not null,
    constraint pk_demo_fill primary key (tenant_id, id),
    constraint uq_demo_fill_tenant unique (tenant_id),
    constraint fk_demo_fill_tenant foreign key (tenant_id) references tenant (id),
    constraint ck_demo_fill_done check (done between 0 and total)
);
