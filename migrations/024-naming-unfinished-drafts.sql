-- An application may be saved before it is complete; it must be complete from its submission on. A withdrawn one may have
-- been withdrawn as a draft.
alter table naming_case
  alter column category drop not null,
  alter column variant drop not null,
  alter column authority_id drop not null,
  alter column province_code drop not null,
  alter column division_code drop not null,
  alter column geom drop not null,
  alter column handler_org_id drop not null,
  alter column announcer_org_id drop not null,
  add constraint naming_case_complete check (
    state in ('draft', 'withdrawn')
    or num_nulls(category, variant, authority_id, province_code, division_code, geom, handler_org_id, announcer_org_id) = 0
  );
