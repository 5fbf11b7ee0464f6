// Draws the schematic built-up areas (建成区, 示意) in which names of streets, quarters and buildings must differ (NR-08c, d).
//   node data/make-built-up-areas.mjs
import { writeFileSync } from 'node:fs';
import { dataFile, itemsAsLines } from './dataSets.mjs';
import { roundedArea } from './roundedArea.mjs';

const SOURCE =
  '示意：以驻地为中心的圆角矩形，不是自然资源或住建部门的建成区成果 / schematic, not a surveyed built-up area';
// county code, name, centre, width and height in km. Centres: GeoNames or the seats of sample/seats.csv.
const AREAS = [
  ['640302', '吴忠市利通区建成区', [106.201, 37.9867], [9, 7]],
  ['640303', '红寺堡区建成区', [106.07, 37.43], [5, 4]],
  ['640381', '青铜峡市建成区', [106.07, 38.015], [5, 5]],
  ['640323', '盐池县城建成区', [107.41, 37.78], [5, 5]],
  ['640324', '同心县城建成区', [105.906, 36.981], [4, 5]],
];

const features = AREAS.map(([division_code, name, centre, size]) => ({
  type: 'Feature',
  properties: {
    code: `BUA-${division_code}`,
    name,
    division_code,
    as_of: '2026-11-23',
    centre,
    schematic: true,
    source: SOURCE,
  },
  geometry: roundedArea(centre, size),
}));
writeFileSync(
  dataFile('sample/built-up-areas.geojson'),
  `{"type":"FeatureCollection","features":${itemsAsLines(features)}}\n`,
);
