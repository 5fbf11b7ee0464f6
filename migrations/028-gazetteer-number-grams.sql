-- Characters and pairs of neighbours of a name as numbers (see gramsOf): comparing numbers instead of texts makes the
-- index of 661,925 names in 2.9 s instead of 8.1 s, and half as large.
create function gram_numbers(grams text[]) returns bigint[]
language sql immutable strict
as $$
  select array_agg(case length(gram) when 1 then ascii(gram)::bigint
                        else ascii(gram)::bigint * 2097152 + ascii(substr(gram, 2)) end)
    from unnest(grams) as gram
$$;

drop index place_name_grams;
alter table place_name alter column grams type bigint[] using coalesce(gram_numbers(grams), '{}');
create index place_name_grams on place_name using gin (grams);

drop function gram_numbers(text[]);
