import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkNamesCommand } from './checkNamesCommand.ts';
import type { NameInScope } from './subject.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-names-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function batch(content: string | Uint8Array, flags: readonly string[] = ['--no-register'], deps = {}) {
  const [input, output] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
  await writeFile(input, content);
  const said: string[] = [];
  const argv = [...flags, '--input', input, '--output', output];
  const code = await checkNamesCommand(argv, { say: (text: string) => said.push(text), ...deps });
  const rows: unknown = code === 0 ? parse(await readFile(output), { columns: true }) : [];
  return { code, said: said.join(''), rows };
}

it('reads the first sheet of a workbook as well', async () => {
  const book = new exceljs.Workbook();
  book.addWorksheet('名称').addRows([
    ['拟用名称', '类别'],
    ['曼哈顿花园', '居民区'],
    ['裕民街', '道路'],
  ]);
  const { code, rows } = await batch(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(code).toBe(0);
  expect(rows).toMatchObject([
    { name: '曼哈顿花园', level: 'block' },
    { name: '裕民街', level: 'clear' },
  ]);
});

it('answers each row in order, whatever the order of the columns, quotes, a BOM and unknown columns', async () => {
  const { code, rows } = await batch(
    '\ufefffeature_type,site_area_m2,name,remark\n居民区,,曼哈顿花园,"a, ""b"""\n道路,,裕民街,\n建筑物,"12,000",黄河广场,\n建筑物,,黄河广场,\n,,"列宁\n公园",',
  );
  expect(code).toBe(0);
  expect(rows).toEqual([
    {
      name: '曼哈顿花园',
      level: 'block',
      classes: '洋',
      rules: 'NR-05;DA-4;YANG-2',
      advice: '“曼哈顿”是外国人名或地名，不得用作地名，建议：更换专名',
    },
    { name: '裕民街', level: 'clear', classes: '', rules: '', advice: '' },
    { name: '黄河广场', level: 'clear', classes: '', rules: '', advice: '' },
    {
      name: '黄河广场',
      level: 'needs_data',
      classes: '',
      rules: 'DA-4',
      advice: '通名“广场”须核对规模，缺少：用地面积、总建筑面积，建议：补充规模数据',
    },
    expect.objectContaining({ name: '列宁\n公园', level: 'note', classes: '', rules: 'NR-05;YANG-1' }),
  ]);
});

it('reads what Chinese spreadsheets save: GB18030, with the columns in Chinese', async () => {
  const { rows } = await batch(
    new Uint8Array([0xb5, 0xd8, 0xc3, 0xfb, 0x0a, 0xd4, 0xa3, 0xc3, 0xf1, 0xc2, 0xb7, 0x0a]),
  );
  expect(rows).toMatchObject([{ name: '裕民路', level: 'clear' }]);
});

it('writes no cell that a spreadsheet would run', async () => {
  const { rows } = await batch('name\n=1+1\n@裕民路\n-\n裕民路\n');
  expect(rows).toMatchObject([{ name: "'=1+1" }, { name: "'@裕民路" }, { name: "'-" }, { name: '裕民路' }]);
});

it.each([
  ['no name column', 'title\n裕民路\n', '缺少“name”（名称）列；现有列：title / The column "name" is missing'],
  ['nothing in the file', '', '缺少“name”（名称）列；现有列：无'],
  [
    'another encoding',
    new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xff, 0xff]),
    '文件编码既不是 UTF-8 也不是 GB18030 / The file is neither UTF-8 nor GB18030',
  ],
  ['an open quote', 'name\n"裕民路\n', '文件不是可读的 CSV'],
])('refuses %s with reasons in both languages', async (_, content, reason) => {
  const { code, said } = await batch(content);
  expect([code, said]).toEqual([2, expect.stringContaining(reason)]);
});

it('refuses unknown flags, missing paths and a register that is not there', async () => {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  expect(await checkNamesCommand(['--wrong'], { say })).toBe(2);
  expect(await checkNamesCommand(['--no-register'], { say })).toBe(2);
  expect(
    await checkNamesCommand(['--no-register', '--input', join(folder, 'none.csv'), '--output', 'x'], { say }),
  ).toBe(2);
  expect((await batch('name\n裕民路\n', [])).code).toBe(2);
  expect(await checkNamesCommand(['--help'], { say })).toBe(0);
});

it('fails, and says so, when the answer cannot be written', async () => {
  const input = join(folder, 'in.csv');
  await writeFile(input, 'name\n裕民路\n');
  const argv = ['--no-register', '--input', input, '--output', join(folder, 'none', 'out.csv')];
  expect(await checkNamesCommand(argv, { say: () => undefined })).toBe(1);
});

it('compares with what the register gives', async () => {
  const other: NameInScope = {
    ...{ placeId: 'p', nameId: 'n', name: '裕民街', romanTone: null, status: 'standard', divisionName: '利通区' },
    ...{ scope: '利通区建成区', geometry: null, norm: '裕民街', specificNorm: '裕民', category: 'street' },
    ...{ pinyinTone: ['yù mín jiē'], pinyinPlain: ['yu min jie'] },
  };
  const openRegister = async () => ({
    divisionsOf: async (rows: readonly unknown[]) => rows.map(() => '640302'),
    factsOf: async (asked: readonly unknown[]) => asked.map(() => ({ inScope: [other] })),
  });
  const { rows } = await batch('name,feature_type\n裕民街,街\n', [], { openRegister });
  expect(rows).toMatchObject([{ level: 'block', classes: '重', rules: 'NR-08c' }]);
});

it('reads what a threshold demands besides the size, under Chinese titles too', async () => {
  const { rows } = await batch('名称,类别,用地面积(平方米),公共空地\n黄河广场,建筑物,12000,500\n');
  expect(rows).toMatchObject([{ level: 'review', rules: 'NR-02;DA-4', advice: expect.stringContaining('公共空地') }]);
});

it('says that a row was compared with nothing, at the level of its wording', async () => {
  const openRegister = async () => ({
    divisionsOf: async (rows: readonly unknown[]) => rows.map(() => undefined),
    factsOf: async () => [],
  });
  const { rows } = await batch('name,feature_type\n裕民街,街\n', [], { openRegister });
  expect(rows).toMatchObject([{ level: 'clear', advice: expect.stringContaining('未与地名库比对') }]);
  const without = await batch('name,feature_type\n裕民街,街\n');
  expect(without.rows).toMatchObject([{ level: 'clear', advice: '' }]);
});

it('excuses a name that the table says has stood for long, and none that is younger or proposed', async () => {
  const since = ['1930', '1930年代', '1985年12月', '1985-12-31T00:00:00.000Z', '1986', '1986.1.23', '清代', '2015', ''];
  const { rows } = await batch(`名称,类别,始用时间\n${since.map((each) => `曼哈顿街,道路,${each}\n`).join('')}`);
  const levels = ['note', 'note', 'note', 'note', 'block', 'block', 'block', 'block', 'block'];
  expect(rows).toMatchObject(levels.map((level) => ({ name: '曼哈顿街', level })));
  expect(rows).toMatchObject([
    { advice: expect.stringMatching(/例外：.*自 1930-12-31 起沿用.*未核实/u) },
    { advice: expect.stringContaining('自 1939-12-31 起沿用') },
    { advice: expect.stringContaining('自 1985-12-31 起沿用') },
    ...Array.from({ length: 6 }, () => ({})),
  ]);
});
