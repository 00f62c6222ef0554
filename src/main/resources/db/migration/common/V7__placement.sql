-- What learners say of their background: course key, then domain key, then level, as JSON.
alter table learner add column background text default '{}' not null;
-- The background as it was when the session began, in the same form for the session's course; the starting belief of
-- its decisions follows from it.
alter table session add column background text default '{}' not null;
