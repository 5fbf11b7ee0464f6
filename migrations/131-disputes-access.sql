-- What the audit list shows to nobody: that it is there would tell outsiders of a dispute (need to know). Those who take part read the
-- steps of the dispute itself. The entries and their seals stay in the chain, which `verify-audit` goes through as a whole.
create view hidden_subject as
  select 'dispute' as kind, d.id::text as id from dispute d;

-- The list names an entry by its hash and pages by it: numbers without gaps would tell how many entries it leaves out, and when.
create index audit_seal_by_hash on audit_seal (hash);
