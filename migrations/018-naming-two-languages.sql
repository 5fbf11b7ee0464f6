-- Whatever a person reads of the law stands in Chinese and in English, in columns of their own.
alter table authority
  add column consulted_by_law text[] not null default '{}',
  add column consult_article_zh text not null default '',
  add column consult_article_en text not null default '',
  add column filing_article_zh text not null default '',
  add column filing_article_en text not null default '',
  add column announce_article_zh text not null default '',
  add column announce_article_en text not null default '',
  -- Empty in a row of a register from before this migration: it is completed from the shipped rows when the register is opened.
  add column filing_receiver_en text not null default '',
  add column note_en text not null default '';

alter table clock_rule
  add column instrument_en text not null default '',
  add column article_en text not null default '',
  add column note_en text not null default '';
alter table clock add column article_en text not null default '';

alter table name_event add column article_en text;

-- What the register itself says of a step, as a code with its facts: {"code": "chosen", "name": "…", "offices": ["…"]}.
-- `reason` holds only what a person wrote.
alter table case_step add column note jsonb check (note is null or note ? 'code');
