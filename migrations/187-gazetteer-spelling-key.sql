-- A spelling is known by its name and script, and nothing ever pointed at a number of its own: a key less to make and to keep.
alter table spelling drop constraint spelling_pkey, drop column id;
drop index spelling_one_script;
alter table spelling add constraint spelling_one_script primary key (name_id, script);
