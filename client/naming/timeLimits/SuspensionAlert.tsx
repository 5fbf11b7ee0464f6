import { Alert } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useLimitWords } from './words.ts';

/** Why nothing moves, since when and until about when, at the top of the case. */
export function SuspensionAlert({ suspension }: Pick<CaseDetail, 'suspension'>) {
  const say = useLimitWords();
  const language = useLanguage();
  const reasonOf = useCodeLabel('suspension-reasons');
  if (!suspension) return null;
  const { reasonCode, suspendedOn, expectedOn, told, reason } = suspension;
  return (
    <Alert
      className="case-note"
      type="warning"
      showIcon
      title={say('suspended')}
      description={
        <>
          <p className="prose">
            {say('suspendedText', {
              ...{ day: formatDay(suspendedOn, language), expected: formatDay(expectedOn, language) },
              ...{ reason: reasonOf(reasonCode), told },
            })}
          </p>
          <p className="prose">{reason}</p>
        </>
      }
    />
  );
}
