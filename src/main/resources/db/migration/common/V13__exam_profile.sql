-- The exam's profile as it was when a mock exam began: a course published anew changes no running exam.
alter table session add column exam_profile text;
