import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';
import { judgedRows, putDivisions, row, square } from './judgedRun.ts';

const { db, close } = await testApp();
afterAll(close);

const Id = z.object({ id: z.string() });
const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
const ids: Record<string, string> = {};

describe('lines and markers', () => {
  const course = {
    type: 'LineString',
    coordinates: [
      [106.2, 37.9],
      [106.3, 37.9],
    ],
  };
  beforeAll(async () => {
    await putDivisions(db, [
      { code: '640300', name: '吴忠市' },
      { code: '640500', name: '中卫市' },
      { code: '640302', name: '利通区', geometry: square(106.2, 37.9) },
      { code: '640303', name: '红寺堡区', geometry: square(106.2, 37.8) },
      { code: '640181', name: '灵武市', geometry: square(106.2, 38) },
    ]);
    const [line] = await many(
      db,
      Id,
      sql`insert into boundary_line (province_code, code, level, side_a, side_b, approver_id, schematic, source, source_en, valid, created_at, updated_at, name)
          values ('640000', '640302-640303', 'county', '640302', '640303', (select id from boundary_approver limit 1), false, '测试', 'test', daterange('2023-06-30', null), now(), now(), '利红线') returning id`,
    );
    const [arc] = await many(
      db,
      Id,
      sql`insert into boundary_arc (province_code, level, left_code, right_code, geom, digest, schematic, created_at)
          values ('640000', 'county', '640302', '640303', st_setsrid(st_makeline(st_makepoint(106.2, 37.9), st_makepoint(106.3, 37.9)), 4490), 'x', false, now()) returning id`,
    );
    await run(db, sql`insert into boundary_line_arc (line_id, arc_id) values (${line?.id}::uuid, ${arc?.id}::uuid)`);
    ids.line = line?.id ?? '';
    const [marker] = await many(
      db,
      Id,
      sql`insert into boundary_marker (province_code, line_id, number_text, kind, status, geom, secrecy, created_at, updated_at)
          values ('640000', ${ids.line}::uuid, '1', 'single', 'intact', st_setsrid(st_makepoint(106.25, 37.9), 4490), 'internal', now(), now()) returning id`,
    );
    ids.marker = marker?.id ?? '';
  });
  const line = (number: number, a: string, b: string, more: { name?: string; geometry?: unknown } = {}) =>
    row(number, { code: `${a}-${b}`, fields: { side_a: a, side_b: b }, geometry: null, ...more });

  it('compares lines with those drawn from the outlines', async () => {
    const bent = {
      type: 'LineString',
      coordinates: [
        [106.2, 37.9],
        [106.25, 37.91],
        [106.3, 37.9],
      ],
    };
    const { rows, byCode } = await judgedRows(
      db,
      [
        line(2, '640302', '640303', { name: '利红线', geometry: course }),
        line(3, '640302', '640181'),
        line(4, '640302', '649999'),
        line(5, '640181', '640500'),
        line(6, '640302', '640303', { name: '新名线', geometry: bent }),
      ],
      { kind: 'boundary-lines' },
    );
    expect(rows.map(({ outcome, subject_id }) => [outcome, subject_id])).toEqual([
      ['unchanged', ids.line],
      ['skipped', null],
      ['refused', null],
      ['refused', null],
      ['refused', ids.line],
    ]);
    expect(byCode).toMatchObject({
      'line-not-drawn': [3, 4, 5],
      'side-unknown': [4],
      'line-not-of-office': [5],
      'line-differs': [6],
      'duplicate-code': [6],
    });
  });

  it('finds the line of a marker by code or position, and the marker by number', async () => {
    const marker = (number: number, code: string, at: readonly [number, number], fields: Record<string, string> = {}) =>
      row(number, { code, geometry: point(at[0], at[1]), fields: { number: code, ...fields } });
    const { rows, byCode } = await judgedRows(
      db,
      [
        marker(2, '1', [106.25, 37.9], { line_code: '640302-640303' }),
        marker(3, '2', [106.26, 37.9001]),
        marker(4, '3', [106.5, 37.5]),
        marker(5, '4', [106.27, 37.902], { line_name: '利红线' }),
        row(6, { code: '5', fields: { number: '5' } }),
      ],
      { kind: 'markers' },
    );
    expect(rows.map(({ outcome, subject_id }) => [outcome, subject_id])).toEqual([
      ['unchanged', ids.marker],
      ['added', null],
      ['skipped', null],
      ['added', null],
      ['refused', null],
    ]);
    expect(byCode).toMatchObject({
      'line-by-position': [3],
      'no-line': [4],
      'marker-off-line': [5],
      'marker-without-position': [6],
    });
  });

  it('say nothing of what the office does not read: a restricted marker, a restricted line, a line of others', async () => {
    const at = point(106.25, 37.9);
    const told = async (
      kind: 'markers' | 'boundary-lines',
      code: string,
      fields: Record<string, string>,
      office?: string,
    ) => {
      const given = row(2, { code, geometry: kind === 'markers' ? at : course, fields });
      const { rows, found } = await judgedRows(db, [given], { kind, ...(office ? { office } : {}) });
      expect(JSON.stringify(rows)).not.toContain(ids.line);
      return [rows[0]?.outcome, rows[0]?.subject_id, rows[0]?.before, found.map((one) => one.code)];
    };
    const refused = ['refused', null, null, ['outside-office']];
    const byCode = { number: '1', line_code: '640302-640303' };
    expect(await told('markers', '1', byCode, '640500')).toEqual(refused);
    expect(await told('boundary-lines', '640302-640303', {}, '640500')).toEqual([
      ...['refused', null, null],
      ['line-not-of-office'],
    ]);
    await run(db, sql`update boundary_marker set secrecy = 'restricted' where id = ${ids.marker}::uuid`);
    const { rows, found } = await judgedRows(db, [row(2, { code: '1', geometry: at, fields: byCode })], {
      kind: 'markers',
    });
    expect([rows[0]?.outcome, rows[0]?.subject_id, rows[0]?.before, found.map((one) => one.code)]).toEqual(refused);
    await run(db, sql`update boundary_line set secrecy = 'restricted' where id = ${ids.line}::uuid`);
    expect(await told('markers', '1', byCode)).toEqual(refused);
    expect(await told('markers', '9', { number: '9' })).toEqual(['skipped', null, null, ['no-line']]);
    expect(await told('boundary-lines', '640302-640303', {})).toEqual(refused);
  });
});
