-- As V2 does for the tables before it.
alter table demo_fill enable row level security;
alter table demo_fill force row level security;
create policy tenant_isolation on demo_fill using
    (tenant_id = current_setting('meno.tenant', true) or current_setting('meno.tenant', true) = '*');
