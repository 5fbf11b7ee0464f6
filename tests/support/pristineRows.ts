import type { Knex } from 'knex';

// Tables of the register: those of extensions never change.
const TABLES = `
  select c.oid::regclass as name from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

/** Puts aside every row of a database that a test file is about to write to, and where its sequences stand. */
export async function keepRows(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema pristine;
    create table pristine.seen (up_to bigint, rows jsonb);
    do $$ declare t regclass; counted jsonb := '{}'; n bigint;
    begin
      for t in ${TABLES} loop
        execute format('create table pristine.%I as table public.%I', t::text, t::text);
        get diagnostics n = row_count;
        counted := counted || jsonb_build_object(t::text, n);
      end loop;
      insert into pristine.seen values (pg_current_xact_id()::text::bigint, counted);
    end $$;
    create table pristine.sequence as
      select schemaname || '.' || sequencename as name, coalesce(last_value, start_value) as at, last_value is not null as called
        from pg_sequences where schemaname = 'public';`);
}

/**
 * Every row as it was put aside. A table is written anew where a row is younger than that or one is missing; triggers and
 * keys rest meanwhile, for all tables together are as they were.
 */
export async function giveBackRows(knex: Knex): Promise<void> {
  await knex.transaction(async (tx) => {
    await tx.raw('set local session_replication_role = replica');
    await tx.raw(`do $$ declare t regclass; columns text; changed boolean; seen pristine.seen;
      begin
        select * into seen from pristine.seen;
        for t in ${TABLES} loop
          execute format('select exists (select 1 from public.%I where xmin::text::bigint > $1) or (select count(*) from public.%I) <> $2',
            t::text, t::text) into changed using seen.up_to, (seen.rows ->> t::text)::bigint;
          continue when not changed;
          select string_agg(quote_ident(attname), ',') into columns from pg_attribute
           where attrelid = t and attnum > 0 and not attisdropped and attgenerated = '';
          execute format('delete from public.%I', t::text);
          execute format('insert into public.%I (%s) overriding system value select %s from pristine.%I', t::text, columns, columns, t::text);
        end loop;
        -- The queue of a register that nobody has used is empty.
        delete from pgboss.job;
        delete from pgboss.archive;
        perform setval(name::regclass, at, called) from pristine.sequence;
        update pristine.seen set up_to = pg_current_xact_id()::text::bigint;
      end $$`);
  });
}
