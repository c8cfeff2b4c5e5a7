-- The brackets that canned replies have brought into a draft: whoever sends it has to fill them, on whichever device it is.
alter table draft add column blanks jsonb not null default '[]';
