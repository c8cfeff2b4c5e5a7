-- A contact may read another language than those that Bilet speaks: the company's texts may be written in it.
alter table contact drop constraint contact_language_check;
alter table contact add constraint contact_language_check check (language ~ '^[a-z]{2,3}$');
