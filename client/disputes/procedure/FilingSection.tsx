import type { Dispute } from '#server/disputes/contract.ts';
import type { Filing, Procedure } from '#server/disputes/procedure/procedureContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useDisputeWords } from '../words.ts';
import { PaperLink } from './PaperLink.tsx';
import { WithProcedure } from './WithProcedure.tsx';
import { useProcedureWords } from './words.ts';

/** With whom it is filed and through whom, what was received, and what the archive still lacks. */
export function FilingSection({ dispute }: { dispute: Dispute }) {
  const say = useProcedureWords();
  return (
    <WithProcedure dispute={dispute}>
      {({ filing, archiveList }) => (
        <>
          {filing ? <Route dispute={dispute} filing={filing} /> : <p className="hint">{say('noFiling')}</p>}
          {archiveList.length > 0 && <ArchiveList papers={archiveList} />}
        </>
      )}
    </WithProcedure>
  );
}

function Route({ dispute, filing }: { dispute: Dispute; filing: Filing }) {
  const say = useProcedureWords();
  const sayDispute = useDisputeWords();
  const language = useLanguage();
  const isChinese = language === 'zh-CN';
  const { filers, filedOn, number, paper, stops } = filing;
  return (
    <>
      <p>
        {isChinese ? filing.ruleZh : filing.rule}{' '}
        {sayDispute('basis', { article: isChinese ? filing.articleZh : filing.article })}
      </p>
      <p>
        {say('filingBy')}：{filers.join('、')} · {say('filedOn')}：
        {filedOn ? formatDay(filedOn, language) : say('notFiled')}
        {number && ` · ${number}`}
        {paper && (
          <>
            {' '}
            · <PaperLink id={dispute.id} paper={paper} />
          </>
        )}
      </p>
      <h3>{say('filingRoute')}</h3>
      {stops.length === 0 && <p className="hint">{say('noStops')}</p>}
      <ol className="dispute-stops">
        {stops.map(({ organ, receivedOn, number: receipt }) => (
          <li key={organ}>
            {organ}{' '}
            <StatusTag tone={receivedOn ? 'good' : 'plain'}>
              {receivedOn ? say('received', { day: formatDay(receivedOn, language) }) : say('waiting')}
            </StatusTag>{' '}
            {receipt}
          </li>
        ))}
      </ol>
    </>
  );
}

function ArchiveList({ papers }: { papers: Procedure['archiveList'] }) {
  const say = useProcedureWords();
  const isChinese = useLanguage() === 'zh-CN';
  return (
    <>
      <h3>{say('archiveList')}</h3>
      <ul className="dispute-papers">
        {papers.map(({ id, label, labelZh, article, articleZh, present }) => (
          <li key={id}>
            <StatusTag tone={present ? 'good' : 'warning'}>{say(present ? 'present' : 'missing')}</StatusTag>{' '}
            {isChinese ? labelZh : label} <span className="hint">{isChinese ? articleZh : article}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
