-- Closed lists of law and practice as rows: refusal reasons, kinds of organ, channels of an announcement. A list changes without code.
create table code_list (
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  code text not null,
  position int not null,
  label_zh text not null,
  label_en text not null,
  source_zh text not null,
  source_en text not null,
  -- Empty where the list is no law's.
  article_zh text not null,
  article_en text not null,
  -- `CN`, or the digits with which the codes of its divisions begin.
  jurisdiction text not null,
  valid daterange not null,
  -- What else the list says of a code, e.g. `needs_text` of an opinion.
  traits jsonb not null default '{}',
  exclude using gist (kind with =, code with =, jurisdiction with =, valid with &&)
);
create index code_list_by_kind on code_list (kind, position);
