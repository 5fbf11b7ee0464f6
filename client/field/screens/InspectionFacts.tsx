import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import type { KeptPackage, KeptRecord } from '../store/db.ts';
import { useLanguage } from '../ui/addWords.ts';
import { localDay, shortTime } from '../ui/shortTime.ts';
import { useSignWords } from '../ui/signWords.ts';
import { useInspectionWords } from './inspectionWords.ts';

interface Props {
  kept: KeptPackage;
  sign: FieldSign;
  records: KeptRecord[];
  resumed: boolean;
}

/** What is known of the sign, what is to be done at it, and whether the person was here today already. */
export function InspectionFacts({ kept, sign, records, resumed }: Props) {
  const say = useInspectionWords();
  const saySign = useSignWords();
  const language = useLanguage();
  const { orders, reports } = kept.content;
  const work = [...orders, ...reports].filter(({ signId }) => signId === sign.id);
  const today = records.find(({ recordedAt }) => localDay(recordedAt) === localDay(new Date()));
  return (
    <>
      <p>{say('facts', { type: saySign(`type.${sign.type}`), status: saySign(`status.${sign.status}`) })}</p>
      <p className="hint">
        {sign.maintainer ? `${say('maintainer', { name: sign.maintainer })}${language === 'en' ? '; ' : '；'}` : ''}
        {sign.inspectedAt ? say('lastSeen', { at: shortTime(sign.inspectedAt) }) : say('neverSeen')}
      </p>
      <div className="pair">
        <a className="big" href={`#/scan/${sign.id}`}>
          {say('scan')}
        </a>
        <a className="big" href={`#/stakeout/sign/${sign.id}`}>
          {say('lead')}
        </a>
      </div>
      {work.map(({ id, text }) => (
        <p key={id} className="notice">
          {say('work', { text })}
        </p>
      ))}
      {today ? (
        <p role="status" className="notice">
          {say('doneToday', { at: shortTime(today.recordedAt) })}
        </p>
      ) : null}
      {resumed ? (
        <p role="status" className="hint">
          {say('resumed')}
        </p>
      ) : null}
    </>
  );
}
