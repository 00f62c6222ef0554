-- As V2 does for the tables before it.
do $$
declare
    guarded text;
begin
    foreach guarded in array array['learner_day', 'domain_day']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('create policy tenant_isolation on %I using '
            || '(tenant_id = current_setting(''meno.tenant'', true) or current_setting(''meno.tenant'', true) = ''*'')',
            guarded);
    end loop;
end
$$;
