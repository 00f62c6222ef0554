-- As V2 does for the tables before it.
alter table exam_question enable row level security;
alter table exam_question force row level security;
create policy tenant_isolation on exam_question using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');
