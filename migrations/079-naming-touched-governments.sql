-- The governments whose territory a facility touches are asked, not only that of the handler's division (TR art. 12(7)).
update code_list set traits = traits || '{"asked_where": "touched"}'
 where kind = 'organ-kinds' and code = 'government' and traits ->> 'asked_where' is null;
