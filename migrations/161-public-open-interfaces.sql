-- Public events of names and divisions, as feeds and open data tell them. Loading the register (registered) and filing are
-- no news to the public.
create index name_event_public on name_event (recorded_at, id)
  where kind in ('named', 'renamed', 'announced', 'abolished', 'corrected', 'restored');
create index division_event_by_record on division_event (recorded_at, id);

create view public_change as
  select 'n-' || e.id::text as id, e.recorded_at, 'name' as subject, e.kind, n.name as title, e.on_day, e.authority,
         e.document_no, e.place_id, p.division_code, p.geom
    from name_event e
    join place p on p.id = e.place_id and p.secrecy = 'public' and p.status in ('live', 'abolished')
    join place_name n on n.id = e.name_id and n.status in ('standard', 'former', 'abolished')
   where e.kind in ('named', 'renamed', 'announced', 'abolished', 'corrected', 'restored')
  union all
  select 'd-' || v.id::text, v.recorded_at, 'division', v.type, v.title, v.effective_on, v.approver, v.document, null,
         (select min(y.code) from division_event_party y where y.event_id = v.id), null
    from division_event v;

-- Pages of the open place names come by id; a rare category would otherwise be looked for in the whole register.
create index place_public_by_category on place (category, id) where secrecy = 'public' and status = 'live';
create index place_public_by_division on place (division_code, id) where secrecy = 'public' and status = 'live';

create index place_public_by_code on place (place_code) where place_code is not null;
create index place_name_past on place_name (status, id) where status in ('former', 'abolished');

-- Keys that name cards are signed with: other departments trust them, not plates, so they change on their own. The private
-- halves are never here: the environment or the data folder has them.
create table card_key (
  number int primary key check (number between 1 and 9999),
  -- Raw Ed25519, base64url.
  public_key text not null unique check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  made_at timestamptz not null,
  made_by text not null,
  -- Signs no more; cards signed with it stay genuine.
  retired_at timestamptz,
  -- Others may have it: cards signed with it prove nothing any more.
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  check (num_nonnulls(revoked_at, revoked_by, revoked_reason) in (0, 3)),
  check (revoked_at is null or retired_at is not null)
);
create unique index card_key_active on card_key ((true)) where retired_at is null;

-- The licence of open data is the bureau's to decide; until then this text says what is not decided.
insert into setting (key, value, updated_at) values ('open-licence', '{
  "nameZh": "许可条款待定", "nameEn": "Licence not yet decided", "url": null, "verified": false,
  "textZh": "开放许可条款尚未由主管部门确定。在确定之前，请注明来源与日期，不得改变地名和界线的内容，公开地图须依法送审。",
  "textEn": "The authority in charge has not yet decided on a licence. Until then name the source and the date, do not alter names or lines, and have public maps reviewed as the law requires."
}', now());
