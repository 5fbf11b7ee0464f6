-- A rule has a row a jurisdiction: what a release offers of rules is known by id and jurisdiction, as the rows are.
update rule_release_row o
   set row_key = o.row_key || ' ' || coalesce(
         (select i.body ->> 'jurisdiction' from rule_change_item i
           where i.change_id = o.change_id and i.kind = 'rule' and 'rule ' || (i.body ->> 'id') = o.row_key limit 1),
         (select r.jurisdiction from rule_row r
           where r.kind = 'rule' and 'rule ' || (r.body ->> 'id') = o.row_key order by r.version limit 1),
         'CN')
 where o.kind = 'rule';
