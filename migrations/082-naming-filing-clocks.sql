-- Which clocks count a filing from outside are rows of `clock_choice`, as for a case of this register; the route says as which
-- procedure it counts. The clocks stay with the filing: a choice made later does not rewrite one under way.
alter table inbound_filing
  add column variant text not null default 'government' check (variant in ('government', 'housing', 'sector')),
  add column due_clock text not null default 'C5';
update inbound_filing set variant = approver_kind where approver_kind in ('housing', 'sector');
alter table inbound_filing
  alter column variant drop default,
  alter column due_clock drop default,
  drop constraint if exists inbound_filing_announce_clock_check,
  alter column announce_clock drop not null;
-- The clock of the announcement is chosen when the filing is accepted; until then there is none.
update inbound_filing set announce_clock = null where accepted_on is null;

update code_list
   set traits = (traits - 'announce_clock') || jsonb_build_object('variant',
         case when traits ->> 'approver_organ' in ('housing', 'sector') then traits ->> 'approver_organ' else 'government' end)
 where kind = 'filing-routes' and not traits ? 'variant';
