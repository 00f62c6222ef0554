-- Second line of defence below the application's own filter: a statement that forgets the tenant sees nothing. The
-- application names its tenant in the setting meno.tenant for every transaction; '*' stands for jobs that look over
-- all tenants on purpose. The rules bind the owner too, but never a superuser: the application must not be one.
--
-- Flyway runs this after the migrations, at every start, so that no migration can forget it: every table with a tenant_id gets
-- the rules. One that has them isn't touched, because that would lock it against replicas that serve already. A migration that
-- drops the policies gets them back as they are written here.
do $$
declare
    guarded record;
begin
    -- Replicas that start at once take turns.
    perform pg_advisory_xact_lock(hashtext('meno.row_level_security'));
    for guarded in
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as is_on, exists (
            select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation') as has_policy
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
    loop
        if not guarded.has_policy then
            -- Subqueries, so that a statement asks for the tenant once and not once a row.
            execute format('create policy tenant_isolation on %I using '
                || '(tenant_id = (select current_setting(''meno.tenant'', true)) '
                || 'or (select current_setting(''meno.tenant'', true)) = ''*'')',
                guarded.name);
        end if;
        if not guarded.is_on then
            execute format('alter table %I enable row level security, force row level security', guarded.name);
        end if;
    end loop;
end
$$;
