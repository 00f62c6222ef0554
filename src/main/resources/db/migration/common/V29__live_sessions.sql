-- When something last happened in a session; null before this was kept. No index has it, so that an attempt's update of its
-- session stays within the row.
alter table session add column last_activity_at timestamp with time zone;
-- Sessions of a learner that go on or have just ended.
create index ix_session_open on session (tenant_id, learner_id, finished_at);
