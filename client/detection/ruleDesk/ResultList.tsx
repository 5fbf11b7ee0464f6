import { Level } from '#server/detection/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { LevelTag } from '../LevelTag.tsx';
import { SEVERITIES } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';
import { Results } from './valueWords.ts';

/** What a rule may find, how grave it is and how it is said. */
export function ResultList({ results }: { results: unknown }) {
  const say = useRowWords();
  const inEnglish = useLanguage() === 'en';
  return (
    <section className="row-results">
      <h3>{say('field.results')}</h3>
      <ul>
        {Results.catch([])
          .parse(results)
          .map((each) => {
            const severity = SEVERITIES.find((code) => code === each.severity);
            const advice = inEnglish ? each.advice : each.adviceZh;
            return (
              <li key={each.result}>
                <LevelTag level={Level.catch('note').parse(each.level)} /> <code>{each.result}</code>
                {severity && <span> {say(`option.${severity}`)}</span>}
                <p>{inEnglish ? each.message : each.messageZh}</p>
                {advice && <p className="hint">{advice}</p>}
              </li>
            );
          })}
      </ul>
    </section>
  );
}
