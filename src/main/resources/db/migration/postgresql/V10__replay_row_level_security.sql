-- As V2 does for the tables before it.
alter table publication enable row level security;
alter table publication force row level security;
create policy tenant_isolation on publication using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');

alter table course_revision enable row level security;
alter table course_revision force row level security;
create policy tenant_isolation on course_revision using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');
