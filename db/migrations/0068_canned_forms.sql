-- The words of a canned reply with their form, sanitised, beside the plain ones; empty where they have none.
alter table canned_reply add column html_tr text not null default '', add column html_en text not null default '';
