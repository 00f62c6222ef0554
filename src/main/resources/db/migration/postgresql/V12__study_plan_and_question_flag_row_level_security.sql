-- As V2 does for the tables before it.
alter table study_goal enable row level security;
alter table study_goal force row level security;
create policy tenant_isolation on study_goal using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');

alter table question_flag enable row level security;
alter table question_flag force row level security;
create policy tenant_isolation on question_flag using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');
