import { Button, Space } from 'antd';
import { useState } from 'react';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import { type LineArchive, LineArchiveApi } from '#server/boundaries/lines/archiveContract.ts';
import { type LineDraft, LineDraftApi } from '#server/boundaries/lines/drafts/draftContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { GivenCourses } from '../given/GivenCourses.tsx';
import { AgreementDialog } from './AgreementDialog.tsx';
import { AdoptDialog, ClassifyLine, DescribeDialog, DocumentDialog } from './dialogs.tsx';
import { LineDrafts } from './LineDrafts.tsx';
import { useArchiveWords } from './words.ts';
import './archive.css';

type DialogName = 'agreement' | 'document' | 'adopt' | 'classify' | 'describe';

/** What a line rests on, and what the reader's office may do with it. */
export function ArchiveSections({ line }: { line: BoundaryLineDetail }) {
  const params = { params: { id: line.id } };
  const archive = useCall(LineArchiveApi.archive, params);
  const drafts = useCall(LineDraftApi.list, params);
  const error = archive.error ?? drafts.error;
  if (!archive.data || !drafts.data) return error ? <ProblemAlert error={error} /> : <LoadingBlock rows={6} />;
  return <Loaded line={line} archive={archive.data} drafts={drafts.data.items} />;
}

function Loaded({
  line,
  archive,
  drafts,
}: {
  line: BoundaryLineDetail;
  archive: LineArchive;
  drafts: readonly LineDraft[];
}) {
  const say = useArchiveWords();
  const may = useMay();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const close = () => setDialog(null);
  const keeps = may('boundaries.keep') && archive.rights !== 'none';
  const decides = keeps && archive.rights === 'decide';
  const button = (name: DialogName, shown: boolean) =>
    shown && <Button onClick={() => setDialog(name)}>{say(`act.${name}`)}</Button>;
  return (
    <>
      <section className="panel" aria-labelledby="line-archive">
        <h2 id="line-archive">{say('archive')}</h2>
        <Space wrap className="archive-acts">
          {keeps && (
            <LinkButton type="primary" to={`/boundaries/${line.id}/edit`}>
              {say('edit')}
            </LinkButton>
          )}
          {button('agreement', keeps)}
          {button('document', keeps)}
          {button('adopt', decides && archive.agreements.length > 0)}
          {button('describe', decides)}
          {button('classify', may('boundaries.clear') && archive.rights === 'decide')}
        </Space>
        <Description archive={archive} />
        <Agreements line={line} archive={archive} />
        <Documents line={line} archive={archive} />
      </section>
      <LineDrafts line={line} archive={archive} drafts={drafts} decides={decides} keeps={keeps} />
      <GivenCourses line={line} keeps={keeps} />
      <Versions archive={archive} />
      {dialog === 'agreement' && <AgreementDialog line={line} archive={archive} onClose={close} />}
      {dialog === 'document' && <DocumentDialog line={line} archive={archive} onClose={close} />}
      {dialog === 'adopt' && <AdoptDialog line={line} archive={archive} onClose={close} />}
      {dialog === 'describe' && <DescribeDialog line={line} archive={archive} onClose={close} />}
      {dialog === 'classify' && <ClassifyLine line={line} archive={archive} onClose={close} />}
    </>
  );
}

function Description({ archive }: { archive: LineArchive }) {
  const say = useArchiveWords();
  const { name, proposedName, courseText } = archive;
  const [last] = archive.classifications;
  const cleared = last
    ? `${say(`secrecy.${last.secrecy}`)}：${last.ground}（${last.decidedBy}，${last.organisation}）`
    : say('notClassified');
  return (
    <DefinitionList
      items={[
        { term: say('name'), value: name ?? say('proposed', { name: proposedName }) },
        { term: say('classified'), value: cleared },
        { term: say('courseText'), value: courseText, wide: true },
      ]}
    />
  );
}

function FileLink({
  line,
  fileId,
  fileName,
}: {
  line: BoundaryLineDetail;
  fileId: string | null;
  fileName: string | null;
}) {
  if (fileId === null) return null;
  return <a href={urlOf(LineArchiveApi.download, { params: { id: line.id, fileId } })}>{fileName}</a>;
}

function Agreements({
  line,
  archive: { agreements, agreementId },
}: {
  line: BoundaryLineDetail;
  archive: LineArchive;
}) {
  const say = useArchiveWords();
  const language = useLanguage();
  if (agreements.length === 0) return <p className="hint">{say('noAgreement')}</p>;
  return (
    <ul className="paper-list" aria-label={say('agreements')}>
      {agreements.map((one) => (
        <li key={one.id}>
          <strong>{one.title}</strong> {one.id === agreementId && <StatusTag tone="good">{say('inForce')}</StatusTag>}
          <p>
            {formatDay(one.signedOn, language)} ·{' '}
            {one.parties.map(({ name, signer, post }) => `${name} ${post}${signer}`).join('；')} ·{' '}
            <FileLink line={line} fileId={one.fileId} fileName={one.fileName} />
          </p>
          <p className="hint">
            {[
              one.maps.join('、'),
              one.pointTable,
              one.filedWith && `${say('filedWith')} ${one.filedWith} ${one.filedOn ?? ''}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Documents({ line, archive: { documents } }: { line: BoundaryLineDetail; archive: LineArchive }) {
  const say = useArchiveWords();
  const language = useLanguage();
  if (documents.length === 0) return null;
  return (
    <div className="table-scroll">
      <table className="paper-table">
        <caption>{say('documents')}</caption>
        <thead>
          <tr>
            {(['date', 'kind', 'title', 'number', 'issuer', 'file'] as const).map((column) => (
              <th key={column} scope="col">
                {say(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {documents.map((one) => (
            <tr key={one.id}>
              <td>{formatDay(one.datedOn, language)}</td>
              <td>{say(`kind.${one.kind}`)}</td>
              <td>{one.title}</td>
              <td>{one.number ?? '—'}</td>
              <td>{one.issuer}</td>
              <td>
                <FileLink line={line} fileId={one.fileId} fileName={one.fileName} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Versions({ archive: { versions } }: { archive: LineArchive }) {
  const say = useArchiveWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="line-versions">
      <h2 id="line-versions">{say('versions')}</h2>
      <ul className="paper-list">
        {versions.map((one) => (
          <li key={one.number}>
            <strong>{say('version', { n: one.number })}</strong> {say(`cause.${one.cause}`)} ·{' '}
            {formatLength(one.lengthMetres, language)} · {formatDay(one.validFrom, language)} —{' '}
            {one.validTo ? formatDay(one.validTo, language) : say('now')}
            {one.approval && ` · ${one.approval}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
