import type { Router } from 'express';
import type { Actor } from '../accounts/actor.ts';
import { cell, head, type Paper, type PaperPress } from '../boundaries/markers/paper.ts';
import { chinaDay } from '../naming/deadline.ts';
import type { Download } from '../platform/contract.ts';
import type { Deps } from '../platform/deps.ts';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { type ArchiveFormat, DossierArchiveApi } from './archiveContract.ts';
import type { Dossier } from './contract.ts';
import { dossierDetail } from './dossierDetail.ts';
import type { DossierId } from './draftContract.ts';

interface ListDeps extends Pick<Deps, 'db' | 'now'> {
  press: Pick<PaperPress, 'pdf' | 'xlsx'>;
}

/** The list of what is in the folder of a change (DR art. 20). */
export function archiveListRoutes(router: Router, deps: ServeContext & ListDeps): void {
  serve(
    router,
    DossierArchiveApi.archiveList,
    ({ params, query }, actor) => archiveList(deps, actor, { ...params, ...query }),
    deps,
  );
}

/**
 * 卷内文件目录 of a change as it stands now: every paper on file by the order of the law's list, with author, number of the
 * document it is, day and pages; what the law asks and is not on file stands as missing. @throws Problem not-found
 */
async function archiveList(
  deps: ListDeps,
  actor: Actor,
  { id, format }: { id: DossierId; format: ArchiveFormat },
): Promise<Download> {
  const dossier = await dossierDetail(deps, actor, id);
  const rows = entriesOf(dossier);
  const fileName = `卷内文件目录 ${dossier.title}.${format}`;
  if (format === 'pdf')
    return {
      body: await deps.press.pdf(paperOf(dossier, rows), deps.now()),
      mediaType: 'application/pdf',
      fileName,
      inline: true,
    };
  return { body: await deps.press.xlsx({ title: '卷内文件目录', header: HEADER, rows }), fileName };
}

const HEADER = ['序号', '类别', '题名', '责任者', '文号', '日期', '页数', '起页'];
const MISSING = '未归卷';
type Entry = (string | number | null)[];

/** Pages are counted through, as they are numbered in the folder. */
function entriesOf(dossier: Dossier): Entry[] {
  const entries: Entry[] = [];
  let page = 1;
  for (const { no: slot, labelZh, required, files } of dossier.materials) {
    if (files.length === 0 && required) entries.push([labelZh, MISSING, null, null, null, null, null]);
    for (const { fileName, author, uploadedAt, pages } of files) {
      entries.push([labelZh, fileName, author, numberOf(dossier, slot), chinaDay(uploadedAt), pages, page]);
      page += pages;
    }
  }
  return entries.map((entry, i) => [i + 1, ...entry]);
}

const ACT_OF: Readonly<Record<string, string>> = {
  D1: 'submit',
  approval: 'approve',
  code: 'fixCode',
  agreement: 'survey',
};

/** The number under which the act is on record that a paper belongs to. */
const numberOf = ({ steps }: Dossier, slot: string): string | null =>
  steps.findLast(({ act }) => act === ACT_OF[slot])?.document ?? null;

function paperOf(dossier: Dossier, rows: readonly Entry[]): Paper {
  const pages = rows.reduce((sum, row) => sum + (typeof row[6] === 'number' ? row[6] : 0), 0);
  // The duty to archive is a row of the clocks after approval.
  const article = dossier.clocks.find(({ id }) => id === 'V7')?.articleZh;
  const text = { type: 'paragraph', level: 'body' } as const;
  return {
    form: 'sheet',
    head: '',
    blocks: [
      { type: 'title', text: '卷内文件目录' },
      { ...text, text: `案卷题名：${dossier.title}` },
      { ...text, text: `行政区划：${dossier.unit.path}（${dossier.unit.code}）　立卷单位：${dossier.owner}` },
      {
        type: 'table',
        widths: [0.7, 2.2, 3.2, 2, 2, 1.5, 0.8, 0.8],
        rows: [HEADER.map((title) => head(title)), ...rows.map((row) => row.map((value) => cell(value)))],
      },
      { ...text, text: `共 ${rows.length} 件，${pages} 页。${article ? `依据：${article}。` : ''}` },
    ],
  };
}
