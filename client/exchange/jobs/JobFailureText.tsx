import type { Job } from '#server/exchange/jobs/jobContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useJobWords } from './words.ts';

/** Why a try failed, in the reader's language where it is known in it. */
export function JobFailureText({ failure: { message, messageZh, code } }: { failure: NonNullable<Job['failure']> }) {
  const say = useJobWords();
  const isChinese = useLanguage() === 'zh-CN';
  return (
    <p className="job-failure">
      {say('failure')}
      {isChinese && messageZh ? messageZh : message}
      {code && !messageZh && ` (${code})`}
    </p>
  );
}
