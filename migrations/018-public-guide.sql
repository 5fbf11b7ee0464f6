-- What the service guide says, as rows with the law behind each: the page shows those in force on its day.
create table guide_item (
  section text not null check (section in ('condition', 'material', 'material_rule', 'step', 'limit')),
  code text not null,
  position int not null,
  -- Null: for every kind of case, for every category.
  case_kind text check (case_kind in ('naming', 'renaming')),
  category text references category (id),
  text_zh text not null,
  text_en text not null,
  source_zh text not null,
  source_en text not null,
  article_zh text not null,
  article_en text not null,
  -- `CN`, or the digits with which the codes of its divisions begin.
  jurisdiction text not null,
  valid daterange not null,
  exclude using gist (section with =, code with =, jurisdiction with =, valid with &&)
);
