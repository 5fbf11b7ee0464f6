import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { importCommand } from '#server/exchange/importCommand.ts';
import type { ImportReport } from '#server/exchange/runs/importReport.ts';
import type { CommandContext } from '#server/platform/command.ts';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';

const SQUARE = 'st_multi(st_makeenvelope(106, 37, 107, 38, 4490))';
const Stored = z.object({ code: z.string(), schematic: z.boolean(), source: z.string(), text: z.string().nullable() });
const Count = z.object({ count: z.number() });

/** The path of a synthetic file named after what is wrong with it. */
export const fixture = (name: string): string => new URL(`fixtures/${name}.geojson`, import.meta.url).pathname;
export const codesOf = ({ findings }: ImportReport): string[] => findings.map(({ code }) => code);

/** A register with five divisions: one county has a schematic outline, as its township has; another has none. */
export async function importRegister(options: Parameters<typeof testApp>[0] = {}) {
  const { db, deps, close } = await testApp(options);
  const scratch = await mkdtemp(join(tmpdir(), 'diming-import-'));
  const context: CommandContext = {
    out: () => undefined,
    progress: () => undefined,
    input: async () => '',
    withRegister: (work) => work(deps),
  };
  return {
    ...{ db, deps, scratch, context },
    /** Puts the divisions back as they were. */
    reset: async () => {
      await db.raw('truncate division, public_outline');
      await db.raw(DIVISIONS);
    },
    /** Runs the command as a person would and reads the report it leaves. One at a time. */
    imported: async (path: string, ...options: string[]): Promise<{ exit: number; report: ImportReport }> => {
      const reportPath = join(scratch, 'report.json');
      const exit = await importCommand.run([path, '--kind', 'divisions', ...options, '--report', reportPath], context);
      return { exit, report: JSON.parse(await readFile(reportPath, 'utf8')) };
    },
    stored: () =>
      many(db, Stored, sql`select code, schematic, source, st_astext(geom) as text from division order by code`),
    audited: async () =>
      (await one(db, Count, sql`select count(*) from audit_entry where action = 'divisions.import-outline'`)).count,
    close: async () => {
      await close();
      await rm(scratch, { recursive: true });
    },
  };
}

const DIVISIONS = `
  insert into division (id, province_code, code, code_prefix, name, "specific", level, type, parent_code, path, statistical,
    valid, geom, schematic, source)
  select gen_random_uuid(), '640000', code, code, name, name, level, level, parent, name, code = '640302401',
         daterange('2023-06-30', null), case when outlined then ${SQUARE} end, outlined, '国家统计局代码'
    from (values ('640300', '吴忠市', 'prefecture', '640000', false), ('640302', '利通区', 'county', '640300', true),
                 ('640303', '红寺堡区', 'county', '640300', false), ('640302100', '金积镇', 'township', '640302', true),
                 ('640302401', '孙家滩管委会', 'township', '640302', false))
      as t (code, name, level, parent, outlined)`;
