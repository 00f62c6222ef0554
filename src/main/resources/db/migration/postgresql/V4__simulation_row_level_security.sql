-- As V2 does for the tables before it.
alter table simulation enable row level security;
alter table simulation force row level security;
create policy tenant_isolation on simulation using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');
