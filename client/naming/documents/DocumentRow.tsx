import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CaseId } from '#server/naming/caseContract.ts';
import { type CaseDocument, DocumentsApi } from '#server/naming/documents/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { IssueButton } from './IssueButton.tsx';
import { useDocumentWords } from './words.ts';

interface Props {
  caseId: CaseId;
  document: CaseDocument;
}

/** One document: what it is, its number, who issues or issued it, and its files. */
export function DocumentRow({ caseId, document }: Props) {
  const say = useDocumentWords();
  const { kind, about, issued, mayIssue, expectedNo } = document;
  const label = [say(`kind.${kind}`), about].filter(Boolean).join(' · ');
  return (
    <li className="document">
      <div className="document-head">
        <strong>{label}</strong>
        {issued ? (
          <StatusTag tone="good">✓ {say('issued')}</StatusTag>
        ) : (
          <StatusTag tone="active">{say('draft')}</StatusTag>
        )}
        {issued?.documentNo && <span className="document-no">{issued.documentNo}</span>}
        {!issued && expectedNo && <span className="hint">{say('expected', { no: expectedNo })}</span>}
      </div>
      <DocumentLine document={document} />
      <div className="document-acts no-print">
        <FileLinks caseId={caseId} document={document} label={label} />
        {mayIssue && <IssueButton caseId={caseId} document={document} label={label} />}
      </div>
    </li>
  );
}

function DocumentLine({ document: { issued, organ } }: { document: CaseDocument }) {
  const say = useDocumentWords();
  const language = useLanguage();
  if (!issued) return <p className="hint">{say('draftLine', { organ })}</p>;
  return (
    <>
      <p className="document-title" lang="zh-CN">
        {issued.title}
      </p>
      <p className="hint">
        {say('issuedLine', { organ, day: formatDay(issued.issuedOn, language), person: issued.issuedBy })} ·{' '}
        {say('code', { code: issued.verificationCode })}
      </p>
    </>
  );
}

function FileLinks({ caseId, document, label }: Props & { label: string }) {
  const say = useDocumentWords();
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
