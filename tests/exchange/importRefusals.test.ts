import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '#server/exchange/importCommand.ts';
import { codesOf, fixture, importRegister } from './importRegister.ts';

const register = await importRegister();
const { imported, stored, audited, scratch } = register;
beforeEach(register.reset);
afterAll(register.close);

describe('one bad feature refuses the whole file', () => {
  it.each([
    ['bowtie', 'invalid-geometry', 'Self-intersection at [106.25, 37.95]'],
    ['hole-outside-the-shell', 'invalid-geometry', 'Hole lies outside shell'],
    ['ring-not-closed', 'ring-not-closed', 'ring 1'],
    ['ring-of-three-points', 'too-few-points', 'ring 1'],
    ['latitude-first', 'axes-swapped', '[37.9, 106.2]'],
    ['in-america', 'outside-china', '[-106.2, 37.9]'],
    ['no-code', 'no-code', 'column “code”'],
    ['name-of-another-county', 'name-differs', '盐池县'],
    ['point-instead-of-outline', 'not-a-polygon', 'Point'],
    ['null-geometry', 'no-geometry', '640302'],
    ['empty-polygon', 'empty-geometry', '640302'],
    ['coordinates-as-text', 'bad-coordinates', 'coordinates/0/0/0'],
    ['marked-schematic', 'schematic', '640302'],
  ])('%s', async (name, code, words) => {
    const before = [await stored(), await audited()];
    const { exit, report } = await imported(fixture(name));
    const refused = report.findings.filter(({ severity }) => severity === 'error');
    expect([exit, report.written, report.rows.added]).toEqual([2, false, 1]);
    expect(refused[0]).toMatchObject({ feature: 2, code, message: expect.stringContaining(words) });
    expect(refused[0]?.message_zh).not.toContain('?');
    expect(report.rows.refused).toBe(refused.length);
    expect([await stored(), await audited()]).toEqual(before);
  });
});

describe('codes that cannot be trusted', () => {
  it('refuse a file that gives one code twice, at the second', async () => {
    const before = [await stored(), await audited()];
    const { exit, report } = await imported(fixture('code-twice'));
    expect([exit, report.written, report.rows.refused]).toEqual([2, false, 1]);
    const [first] = report.findings.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({ feature: 3, code: 'duplicate-code', message: expect.stringContaining('row 2') });
    expect([await stored(), await audited()]).toEqual(before);
  });

  it('refuse a whole file whose codes a spreadsheet has damaged', async () => {
    const before = [await stored(), await audited()];
    const { exit, report } = await imported(fixture('code-in-scientific-notation'));
    expect([exit, report.written, report.rows]).toMatchObject([2, false, { read: 2, refused: 2 }]);
    expect(report.findings[0]).toMatchObject({
      code: 'codes-damaged',
      message: expect.stringContaining('6.40302E+11'),
    });
    expect([await stored(), await audited()]).toEqual(before);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['empty', 'empty', ''],
    ['cut-off', 'incomplete', 'line 3'],
    ['not-a-number', 'not-json', 'line 2, column '],
    ['not-geojson', 'not-geojson', ''],
    ['no-features', 'no-features', ''],
    ['gbk', 'not-utf8', ''],
    ['there-is-none', 'unreadable', ''],
  ])('%s', async (name, code, words) => {
    const { exit, report } = await imported(fixture(name));
    expect([exit, report.written]).toEqual([2, false]);
    expect(report.findings).toMatchObject([{ code, severity: 'error', message: expect.stringContaining(words) }]);
  });

  it('may be of another kind than stated, or an archive of nothing', async () => {
    const before = [await stored(), await audited()];
    await writeFile(join(scratch, 'shape.zip'), 'PK\u0003\u0004');
    const kind = await imported(fixture('two-counties'), '--kind', 'census');
    const format = await imported(join(scratch, 'shape.zip'));
    expect([kind.exit, codesOf(kind.report)]).toEqual([2, expect.arrayContaining(['required-column-missing'])]);
    expect([format.exit, codesOf(format.report)]).toEqual([2, ['archive-incomplete']]);
    expect([await stored(), await audited()]).toEqual(before);
  });

  it('is recognised by its content; names wait for the rules of names', async () => {
    const { report } = await imported(fixture('two-counties'), '--kind', 'auto');
    expect(report).toMatchObject({ kind: 'divisions', written: true });
    const points = await imported(fixture('points-without-codes'), '--kind', 'auto');
    expect([points.exit, points.report.kind, points.report.written]).toEqual([2, 'places', false]);
    expect(codesOf(points.report)).toContain('no-rules');
    expect(codesOf((await imported(fixture('two-counties'), '--layer', 'other')).report)).toEqual(['no-such-layer']);
  });

  it('needs a report to write to', async () => {
    const run = importCommand.run([fixture('two-counties'), '--kind', 'divisions'], register.context);
    await expect(run).rejects.toThrow('--report');
  });
});
