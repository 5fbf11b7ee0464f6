import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { TopologyThresholds } from './topologyContract.ts';

const FILE = fileURLToPath(new URL('../../../data/boundaries/topology-thresholds.csv', import.meta.url));
const Row = z.object({ key: z.string(), value: z.coerce.number() });

/** The shipped thresholds with those in their place that somebody chose. */
export function thresholdsOf(chosen: { [K in keyof TopologyThresholds]?: number | undefined }): TopologyThresholds {
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return { ...topologyThresholds(), ...Object.fromEntries(given) };
}

/** From which size on what is called what: the shipped values, which a check may replace by its own. */
export function topologyThresholds(): TopologyThresholds {
  const rows = Row.array().parse(
    parse(readFileSync(FILE, 'utf8'), { columns: true, bom: true, skip_empty_lines: true }),
  );
  const value = (key: string) => rows.find((row) => row.key === key)?.value;
  return TopologyThresholds.parse({
    noiseSquareMetres: value('noise_square_metres'),
    sliverWidthMetres: value('sliver_width_metres'),
    edgeDistanceMetres: value('edge_distance_metres'),
    blankSquareMetres: value('blank_square_metres'),
    blankWidthMetres: value('blank_width_metres'),
  });
}
