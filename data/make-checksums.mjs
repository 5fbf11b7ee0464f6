// Writes the checksum table of each set into its README, between the two marks.
//   node data/make-checksums.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { dataFile, filesOfSet, SETS, sha256 } from './dataSets.mjs';

const TABLE = /<!-- checksums -->[\s\S]*<!-- \/checksums -->/;

for (const set of SETS) {
  const rows = filesOfSet(set).map((file) => `| ${file} | \`${sha256(`${set}/${file}`)}\` |`);
  const table = [
    '<!-- checksums -->',
    '',
    '| file | sha256 |',
    '| --- | --- |',
    ...rows,
    '',
    '<!-- /checksums -->',
  ].join('\n');
  const readme = dataFile(`${set}/README.md`);
  const text = readFileSync(readme, 'utf8');
  if (!TABLE.test(text)) throw new Error(`${set}/README.md has no place for checksums`);
  writeFileSync(readme, text.replace(TABLE, table));
}
