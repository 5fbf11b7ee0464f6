import { z } from 'zod';
import { saveHomeExtent } from '../accounts/appFacts.ts';
import {
  SampleAccounts,
  SampleOrganisations,
  seedDemonstrationAccounts,
} from '../accounts/seedDemonstrationAccounts.ts';
import { record, SYSTEM } from '../audit/record.ts';
import { drawMissingLines } from '../boundaries/drawLines.ts';
import { markDemonstrationEdition } from '../boundaries/publicMaps/publicEditions.ts';
import { storeRuleSet } from '../detection/storeRuleSet.ts';
import { loadNamingTables } from '../gazetteer/loadNamingTables.ts';
import { chinaDay } from '../naming/deadline.ts';
import { type Db, json, one, run, sql } from '../platform/db/sql.ts';
import { isDemonstration, markDemonstration } from '../platform/demonstration.ts';
import type { Deps } from '../platform/deps.ts';
import { jsonFile } from './dataFile.ts';
import { loadCodeLists } from './loadCodeLists.ts';
import { loadDivisions, sampleDivisions } from './loadDivisions.ts';
import { loadDocumentSeries, loadDocumentTemplates } from './loadDocuments.ts';
import { loadGuide } from './loadGuide.ts';
import { completeLaw, loadLaw } from './loadLaw.ts';
import { loadProcedures } from './loadProcedures.ts';
import { loadSamplePlaces } from './loadSamplePlaces.ts';
import { loadSupervisionLaw } from './loadSupervisionLaw.ts';

/** A new register gets its law rows; one that is still empty and may be a demonstration gets the sample besides. */
export async function fillNewRegister(
  deps: Pick<Deps, 'db' | 'now'>,
  { sample }: { sample: boolean },
): Promise<{ sample: boolean }> {
  const { db, now } = deps;
  return db.transaction(async (tx) => {
    const empty = await one(
      tx,
      Counts,
      sql`select not exists (select 1 from category) as law, not exists (select 1 from guide_item) as guide,
                 not exists (select 1 from document_template) as templates,
                 not exists (select 1 from division) as divisions`,
    );
    if (empty.law) await loadLaw(tx);
    else await completeLaw(tx);
    // A register from before there were these lists, guide rows and templates gets them when it is next opened.
    await loadCodeLists(tx);
    if (empty.guide) await loadGuide(tx);
    await loadSupervisionLaw(tx);
    await loadProcedures(tx);
    await loadDocumentTemplates(tx);
    await storeRuleSet(tx, now());
    const load = sample && empty.divisions;
    if (load) await loadSample(tx, now());
    // After the organisations, and in a sample register from before documents were numbered.
    if (empty.templates) await loadDocumentSeries(tx, now());
    await drawMissingLines(tx, { today: chinaDay(now()), at: now() });
    if (await isDemonstration(tx)) await markDemonstrationEdition(tx, now());
    return { sample: load };
  });
}

const Counts = z.object({
  law: z.boolean(),
  guide: z.boolean(),
  templates: z.boolean(),
  divisions: z.boolean(),
});

// Where maps open: the seat, and the frame of the schematic outlines.
const WUZHONG: Parameters<typeof saveHomeExtent>[1] = { center: [106.2, 37.99], bbox: [105.6, 36.6, 107.65, 38.2] };

async function loadSample(tx: Db, now: string): Promise<void> {
  const divisions = sampleDivisions();
  await loadDivisions(tx, divisions);
  await loadBuiltUpAreas(tx);
  await saveHomeExtent(tx, WUZHONG, now);
  await loadSamplePlaces(tx, loadNamingTables(), divisions, now);
  await markDemonstration(tx, now);
  await seedDemonstrationAccounts(tx, sampleAccounts(), now);
  await record(tx, {
    actor: SYSTEM,
    action: 'register.load-sample',
    subjectKind: 'register',
    subjectId: 'sample',
    after: { divisions: divisions.length },
    at: now,
  });
}

const sampleAccounts = () => ({
  organisations: jsonFile('sample/organisations.json', SampleOrganisations),
  accounts: jsonFile('sample/accounts.json', SampleAccounts),
});

const Area = z.object({
  properties: z.object({ name: z.string(), division_code: z.string(), as_of: z.string(), source: z.string() }),
  geometry: z.unknown(),
});

// The scope exists since the Regulations took effect (TR art. 9(8)).
const SCOPE_SINCE = '2022-05-01';

async function loadBuiltUpAreas(tx: Db): Promise<void> {
  const { features } = jsonFile('sample/built-up-areas.geojson', z.object({ features: Area.array() }));
  const rows = features.map(({ properties, geometry }) => ({ ...properties, geometry }));
  await run(
    tx,
    sql`insert into built_up_area (name, county_code, geom, as_of, valid_from, schematic, source)
        select name, division_code, st_multi(st_setsrid(st_geomfromgeojson(geometry), 4490)), as_of, ${SCOPE_SINCE}, true, source
          from jsonb_to_recordset(${json(rows)}) as r (name text, division_code text, geometry jsonb, as_of date, source text)`,
  );
}
