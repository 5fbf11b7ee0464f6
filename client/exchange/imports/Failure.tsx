import { Alert } from 'antd';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { halfOf } from '../builtUpAreas/halfOf.ts';
import { useStepWords } from './stepWords.ts';

/** Why the last step failed and what would help: said here, and not once more among the findings of the file. */
export function Failure({ run: { id, failure } }: { run: ImportRun }) {
  const say = useStepWords();
  const isEnglish = useLanguage() === 'en';
  const { data } = useCall(ImportsApi.findings, { params: { id }, query: {} }, { enabled: failure !== null });
  if (!failure) return null;
  const proposal = data?.items.find(({ message }) => message === failure.en)?.proposal;
  return (
    <Alert
      type="error"
      showIcon
      title={isEnglish ? failure.en : failure.zh}
      {...(proposal ? { description: say('proposal', { proposal: halfOf(proposal, isEnglish) }) } : {})}
    />
  );
}
