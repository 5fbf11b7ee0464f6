import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { zipSync } from 'fflate';
import type { Actor } from '../../../accounts/actor.ts';
import type { Download } from '../../../platform/contract.ts';
import { entryName, entryPath } from '../../../platform/entryName.ts';
import { guarded } from '../../../platform/formulaGuard.ts';
import { Problem } from '../../../platform/problem.ts';
import type { CaseId } from '../../caseContract.ts';
import { chinaDay } from '../../deadline.ts';
import { keptDocx } from '../../documents/documentFile.ts';
import type { NamingDeps } from '../../namingDeps.ts';
import { readKept } from '../../uploads/keepUpload.ts';
import { type Gathered, gatherUpward } from './upwardFiling.ts';

// The package is put together in memory.
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * The filing package (备案材料包): the filing report, the form and the approval as they were issued (a form that was not is a
 * table instead), the data file, the application, reports and uploaded papers by kind, what is missing, and a manifest with the SHA-256 of each. The same case at the same moment gives the same bytes.
 * @throws Problem wrong-state, not-allowed, too-large, conflict (quarantined)
 */
export async function filingPackage(deps: NamingDeps, actor: Actor, id: CaseId): Promise<Download> {
  const now = deps.now();
  const gathered = await gatherUpward(deps.db, actor, { id, today: chinaDay(now) });
  requireFits(gathered);
  const entries = new Map<string, Uint8Array>();
  for (const [path, bytes] of [
    ...formFiles(gathered),
    ...(await issuedFiles(deps, gathered)),
    ...(await paperFiles(deps, gathered)),
  ])
    entries.set(entryPath(entries.keys(), path), bytes);
  entries.set('清单.json', Buffer.from(JSON.stringify(manifestOf(gathered, entries, now), null, 2)));
  const body = zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(now) });
  return { body, fileName: `备案材料-${gathered.row.caseNo ?? id}.zip` };
}

function requireFits({ row }: Gathered): void {
  const total = row.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total <= MOST_BYTES) return;
  throw new Problem('too-large', `The papers of this case measure ${total} bytes, more than ${MOST_BYTES}`, {
    detailZh: '附件总量超过 200 MB，请逐个下载。',
  });
}

const missingOf = ({ fields, materials }: Gathered): string[] =>
  [...fields, ...materials].filter(({ isMissing }) => isMissing).map(({ labelZh }) => labelZh);

function* formFiles(gathered: Gathered): Generator<[string, Uint8Array]> {
  const { fields, issued } = gathered;
  const table = fields.map(({ key, labelZh, value, isRequired, isMissing }) => ({
    ...{
      项目: guarded(labelZh),
      内容: value === null ? value : guarded(value),
      字段: key,
      必填: isRequired ? '是' : '',
      缺: isMissing ? '缺' : '',
    },
  }));
  if (!issued.some(({ kind }) => kind === 'filing_form'))
    yield ['备案登记表.csv', Buffer.from(stringify(table, { header: true, bom: true }))];
  yield [
    '备案数据.json',
    Buffer.from(JSON.stringify(Object.fromEntries(fields.map(({ key, value }) => [key, value])), null, 2)),
  ];
  const missing = missingOf(gathered);
  if (missing.length > 0) yield ['缺项.txt', Buffer.from(`${missing.join('\n')}\n`)];
}

const PATHS = { filing_report: '备案报告/备案报告', filing_form: '备案登记表', approval: '批复文件/批复' } as const;

/** The documents as they were issued; what the receiver may go on working with also as DOCX. */
async function issuedFiles({ files }: NamingDeps, { issued }: Gathered): Promise<[string, Uint8Array][]> {
  const entries: [string, Uint8Array][] = [];
  for (const paper of issued) {
    const path = [PATHS[paper.kind], entryName(paper.documentNo ?? '')].filter(Boolean).join(' ');
    entries.push([`${path}.pdf`, await files.get(paper.sha256)]);
    if (paper.kind !== 'approval') entries.push([`${path}.docx`, (await keptDocx(paper)).body]);
  }
  return entries;
}

async function paperFiles(deps: NamingDeps, { row, materials }: Gathered): Promise<[string, Uint8Array][]> {
  const labels = new Map(materials.map(({ code, labelZh }) => [code, labelZh]));
  const application = `拟用名称：${row.name}\n含义：${row.meaning}\n理由：${row.reason}\n位置：${row.location}\n`;
  const papers: [string, Uint8Array][] = [['申请书/申请书.txt', Buffer.from(application)]];
  for (const [i, { kind, text }] of row.reports.entries())
    papers.push([`${entryName(labels.get(kind) ?? kind)}/${i + 1}-办件记载.txt`, Buffer.from(text)]);
  for (const [i, { material, sha256, fileName }] of row.files.entries())
    papers.push([
      `${entryName(labels.get(material) ?? '其他材料')}/${i + 1}-${entryName(fileName)}`,
      await readKept(deps, sha256),
    ]);
  return papers;
}

const manifestOf = ({ row, ...gathered }: Gathered, entries: ReadonlyMap<string, Uint8Array>, madeAt: string) => ({
  caseNo: row.caseNo,
  filingNo: row.filingNo,
  madeAt,
  note: '字段键为本系统设定，国家地名信息库的字段键未核（verified=false）',
  missing: missingOf({ row, ...gathered }),
  files: [...entries].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })),
});
