-- Second line of defence below the application's own filter: a statement that forgets the tenant sees nothing. The
-- application names its tenant in the setting meno.tenant for every transaction; '*' stands for jobs that look over
-- all tenants on purpose. The rules bind the owner too, but never a superuser: the application must not be one.
do $$
declare
    guarded text;
begin
    foreach guarded in array array['stored_answer', 'course', 'question', 'question_version', 'learner', 'ability',
                                   'session', 'attempt', 'skipped_question', 'cohort', 'cohort_learner']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('create policy tenant_isolation on %I using '
            || '(tenant_id = current_setting(''meno.tenant'', true) or current_setting(''meno.tenant'', true) = ''*'')',
            guarded);
    end loop;
end
$$;
