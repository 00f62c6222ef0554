-- When a cohort was archived; null while it is active.
alter table cohort add column archived_at timestamp with time zone;
