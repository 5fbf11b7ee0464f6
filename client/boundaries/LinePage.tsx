import { Link, useParams } from 'react-router';
import { BoundariesApi, type BoundaryLineDetail, LineId } from '#server/boundaries/contract.ts';
import { useCall } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatLength } from '../ui/formatMeasure.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { ArchiveSections } from './archive/ArchiveSections.tsx';
import { LineIncidents } from './incidents/LineIncidents.tsx';
import { LineStatusTag } from './LineStatusTag.tsx';
import { LinesMap } from './map/LinesMap.tsx';
import { LineSheets } from './sheets/LineSheets.tsx';
import { useBoundaryWords } from './words.ts';
import '../ui/listPage.css';

/** The line an address names. */
export function LinePage() {
  const say = useBoundaryWords();
  const id = LineId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/boundaries">{say('back')}</Link>
      </p>
    );
  }
  return <OpenLine key={id.data} id={id.data} />;
}

function OpenLine({ id }: { id: LineId }) {
  const { data: line, error, refetch } = useCall(BoundariesApi.getLine, { params: { id } });
  if (line) return <LineCard line={line} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** One line: where it runs, and on what it rests. */
function LineCard({ line }: { line: BoundaryLineDetail }) {
  const say = useBoundaryWords();
  const language = useLanguage();
  const sides = say('lineOf', { a: line.sideA.name, b: line.sideB.name });
  const name = line.name ? `${line.name}（${sides}）` : sides;
  return (
    <>
      <nav className="crumb">
        <Link to="/boundaries">{say('back')}</Link>
      </nav>
      <PageHeader
        title={name}
        tags={<LineStatusTag line={line} />}
        lead={`${say(`level.${line.level}`)} · ${formatLength(line.lengthMetres, language)}`}
        actions={<LineSheets id={line.id} />}
      />
      <section className="panel" aria-labelledby="line-course">
        <h2 id="line-course">{say('course')}</h2>
        <LineMap line={line} name={name} />
        {line.validTo && <p className="hint">{say('endedLead')}</p>}
        <p className="hint">
          {line.schematic && say('notLegal')} <Link to={`/boundary-map?line=${line.id}`}>{say('onMap')}</Link>
        </p>
      </section>
      <section className="panel" aria-labelledby="line-facts">
        <h2 id="line-facts">{say('facts')}</h2>
        <LineFacts line={line} />
      </section>
      <LineIncidents line={line.id} isOpen={line.validTo === null} />
      <ArchiveSections line={line} />
    </>
  );
}

function LineMap({ line, name }: { line: BoundaryLineDetail; name: string }) {
  const say = useBoundaryWords();
  return (
    <LinesMap
      label={say('mapOf', { name })}
      bounds={line.bbox}
      line={{ line: line.id, sides: [line.sideA.code, line.sideB.code] }}
      height="460px"
    />
  );
}

function LineFacts({ line }: { line: BoundaryLineDetail }) {
  const say = useBoundaryWords();
  const language = useLanguage();
  const isChinese = language === 'zh-CN';
  const { approver } = line;
  const note = isChinese ? approver.noteZh : approver.note;
  const article = isChinese ? approver.articleZh : approver.article;
  return (
    <DefinitionList
      items={[
        { term: say('approver'), value: say(`approver.${approver.organ}`) },
        { term: say('secrecy'), value: say(`secrecy.${line.secrecy}`) },
        { term: say('mapReviewNumber'), value: line.mapReviewNumber },
        { term: say('agreement'), value: line.agreement },
        { term: say('approvalDocument'), value: line.approvalDocument },
        { term: say('validFrom'), value: formatDay(line.validFrom, language) },
        ...(line.validTo ? [{ term: say('validTo'), value: formatDay(line.validTo, language) }] : []),
        { term: say('code'), value: say('codeOf', { code: line.code }) },
        {
          term: say('basis'),
          value: approver.verified ? article : say('unverified', { article, note }),
          wide: true,
        },
        { term: say('source'), value: isChinese ? line.source : line.sourceEn, wide: true },
      ]}
    />
  );
}
