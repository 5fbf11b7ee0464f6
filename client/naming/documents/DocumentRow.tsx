import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CaseId } from '#server/naming/caseContract.ts';
import { type CaseDocument, DocumentsApi, type IssuedDocument } from '#server/naming/documents/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useFileAccess } from '../fileReadings/useFileAccess.ts';
import { IssueButton } from './IssueButton.tsx';
import { VoidButton } from './VoidButton.tsx';
import { useDocumentWords } from './words.ts';

interface Props {
  caseId: CaseId;
  document: CaseDocument;
}

/** One document: what it is, its number, who issues or issued it, and its files. */
export function DocumentRow({ caseId, document }: Props) {
  const say = useDocumentWords();
  const { kind, about, issued, mayIssue, mayVoid, expectedNo } = document;
  const label = [say(`kind.${kind}`), about].filter(Boolean).join(' · ');
  return (
    <li className={issued?.voidedOn ? 'document is-void' : 'document'}>
      <div className="document-head">
        <strong>{label}</strong>
        <StandingTag document={document} />
        {issued?.documentNo && <span className="document-no">{issued.documentNo}</span>}
        {!issued && expectedNo && <span className="hint">{say('expected', { no: expectedNo })}</span>}
      </div>
      <DocumentLine document={document} />
      <div className="document-acts no-print">
        <FileLinks caseId={caseId} document={document} label={label} />
        {mayIssue && <IssueButton caseId={caseId} document={document} label={label} />}
        {mayVoid && issued && <VoidButton caseId={caseId} issued={issued} label={label} />}
      </div>
    </li>
  );
}

function StandingTag({ document: { issued } }: { document: CaseDocument }) {
  const say = useDocumentWords();
  if (!issued) return <StatusTag tone="active">{say('draft')}</StatusTag>;
  if (issued.voidedOn) return <StatusTag tone="bad">✗ {say('voidTag')}</StatusTag>;
  return <StatusTag tone="good">✓ {say('issued')}</StatusTag>;
}

const paperOf = ({ documentNo, title }: { documentNo: string | null; title: string }): string => documentNo ?? title;

function DocumentLine({ document: { issued, organ, replaces } }: { document: CaseDocument }) {
  const say = useDocumentWords();
  const language = useLanguage();
  if (!issued)
    return (
      <p className="hint">
        {say('draftLine', { organ })}
        {replaces && ` · ${say('willReplace', { paper: paperOf(replaces) })}`}
      </p>
    );
  return (
    <>
      <p className="document-title" lang="zh-CN">
        {issued.title}
      </p>
      <p className="hint">
        {say('issuedLine', { organ, day: formatDay(issued.issuedOn, language), person: issued.issuedBy })} ·{' '}
        {say('code', { code: issued.verificationCode })}
        {issued.replaces && ` · ${say('replacesLine', { paper: paperOf(issued.replaces) })}`}
      </p>
      <VoidLine issued={issued} />
    </>
  );
}

function VoidLine({ issued }: { issued: IssuedDocument }) {
  const say = useDocumentWords();
  const language = useLanguage();
  const { voidedOn, voidedBy, voidReason, replacedBy } = issued;
  if (!voidedOn) return null;
  const standing = { day: formatDay(voidedOn, language), person: voidedBy ?? '', reason: voidReason ?? '' };
  return (
    <p className="void-line">
      {say('voidLine', standing)} ·{' '}
      {replacedBy ? say('replacedByLine', { paper: paperOf(replacedBy) }) : say('notReplaced')}
    </p>
  );
}

function FileLinks({ caseId, document, label }: Props & { label: string }) {
  const say = useDocumentWords();
  const { mayRead } = useFileAccess({ of: 'case', id: caseId });
  if (!mayRead) return null;
  const { pdf, docx } = filesOf(caseId, document);
  const pdfWord = say(document.issued ? 'open' : 'preview');
  return (
    <>
      <Button
        size="small"
        icon={<FilePdfOutlined aria-hidden="true" />}
        href={pdf}
        target="_blank"
        aria-label={say('actFor', { act: pdfWord, kind: label })}
      >
        {pdfWord}
      </Button>
      <Button
        size="small"
        icon={<FileWordOutlined aria-hidden="true" />}
        href={docx}
        aria-label={say('actFor', { act: say('docx'), kind: label })}
      >
        {say('docx')}
      </Button>
    </>
  );
}

/** An issued document as it is kept, a draft as it would come out now. */
function filesOf(id: CaseId, { kind, subjectId, issued }: CaseDocument): { pdf: string; docx: string } {
  if (issued) {
    const params = { id, documentId: issued.id };
    return { pdf: urlOf(DocumentsApi.pdf, { params }), docx: urlOf(DocumentsApi.docx, { params }) };
  }
  const input = { params: { id, kind }, query: subjectId === null ? {} : { subjectId } };
  return { pdf: urlOf(DocumentsApi.draftPdf, input), docx: urlOf(DocumentsApi.draftDocx, input) };
}
