-- The code by which an applicant follows his case is kept as a hash only. Codes given before are hashed here without salt and
-- made as strong as new ones by the running service (`server/naming/tracking/strengthenHashes.ts`), since SQL has no argon2.
alter table naming_case add column tracking_hash text;
update naming_case
   set tracking_hash = 'sha256:' || encode(sha256(convert_to(regexp_replace(upper(tracking_code), '[^0-9A-Z]', '', 'g'), 'UTF8')), 'hex')
 where tracking_code is not null;
alter table naming_case drop column tracking_code;
create index naming_case_weak_tracking on naming_case (id) where starts_with(tracking_hash, 'sha256:');
