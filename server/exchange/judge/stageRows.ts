import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { StagedRow } from '../imports/importSteps.ts';

/**
 * Puts understood rows into `import_row` with what was found in them. Metres become degrees of CGCS2000 here, by PostGIS.
 * Some thousand rows a call are best: one statement each for rows and findings.
 * @throws Error of the database for a number that the run already has
 */
export async function stageRows(tx: Db, runId: string, rows: readonly StagedRow[]): Promise<void> {
  const staged = rows.map(({ number, given, fields, code, name, geometry, srid }) => ({
    ...{ number, given, fields, code, name, geometry, srid },
  }));
  await run(
    tx,
    sql`insert into import_row (run_id, number, given, fields, code, name, geom)
        select ${runId}::uuid, f.number, f.given, f.fields, f.code, f.name,
               case when f.geometry is null or f.geometry = 'null' then null
                    when f.srid in (4490, 4326) then st_setsrid(st_geomfromgeojson(f.geometry), 4490)
                    else st_transform(st_setsrid(st_geomfromgeojson(f.geometry), f.srid), 4490) end
          from jsonb_to_recordset(${json(staged)})
            as f (number int, given jsonb, fields jsonb, code text, name text, geometry jsonb, srid int)`,
  );
  const found = rows.flatMap(({ number, findings }) => findings.map((finding) => ({ ...finding, number })));
  await insertFindings(tx, runId, found);
}

/** Adds findings: of rows by their number, else by the row or feature that the reader counted, else of the file as a whole. */
export async function insertFindings(
  tx: Db,
  runId: string,
  findings: readonly (ImportFinding & { number?: number })[],
): Promise<void> {
  if (findings.length === 0) return;
  await run(
    tx,
    sql`insert into import_finding (run_id, number, code, severity, confirmable, message, message_zh, proposal)
        select ${runId}::uuid, coalesce(f.number, f.row, f.feature), f.code, f.severity, coalesce(f.confirmable, false),
               f.message, f.message_zh, f.proposal
          from jsonb_to_recordset(${json(findings)})
            as f (number int, "row" int, feature int, code text, severity text, confirmable boolean, message text,
                  message_zh text, proposal text)`,
  );
}
