import type { Interim } from '#server/disputes/interim/interimContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useInterimWords } from './words.ts';

/** The duties of art. 10 and what a breach leads to, as the rows say. */
export function InterimDuties({ interim: { duties } }: { interim: Interim }) {
  const say = useInterimWords();
  const isChinese = useLanguage() === 'zh-CN';
  const words = (one: Interim['duties'][number]) =>
    `${isChinese ? one.labelZh : one.label}${say(one.verified ? 'basis' : 'unverified', { article: isChinese ? one.articleZh.replace(/^《.*》/, '') : one.article })}`;
  const groups = [
    { kind: 'prohibited', title: say('prohibited') },
    { kind: 'at_once', title: say('atOnce') },
    { kind: 'consequence', title: say('consequence') },
  ] as const;
  return (
    <>
      <p className="hint">
        {say('lead')}
        {duties.filter(({ kind }) => kind === 'measure').map(words)}
      </p>
      <div className="interim-duties">
        {groups.map(({ kind, title }) => (
          <div key={kind}>
            <h4>{title}</h4>
            <ul>
              {duties
                .filter((one) => one.kind === kind)
                .map((one) => (
                  <li key={one.id}>{words(one)}</li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </>
  );
}
