import type { Reply } from '#server/platform/contract.ts';
import type { DueApi } from '#server/signs/due/dueContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useDueWords } from './words.ts';

type Siting = Reply<typeof DueApi.signSitingRules>;

/** What the proposals rest on: rules with their articles, distances nobody has read anywhere, deadlines. */
export function SitingBasis({ siting: { rules, numbers, deadlines } }: { siting: Siting }) {
  const say = useDueWords();
  const isEnglish = useLanguage() === 'en';
  const standing = (adopted: boolean) => say(adopted ? 'adopted' : 'notInWuzhong');
  return (
    <details className="due-basis">
      <summary>{say('basis')}</summary>
      <div className="due-tables">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('rule')}</th>
              <th scope="col">{say('source')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.code}>
                <th scope="row">{isEnglish ? rule.label : rule.labelZh}</th>
                <td>
                  {isEnglish ? rule.article : rule.articleZh} · {standing(rule.adopted)}
                </td>
              </tr>
            ))}
            {deadlines.map((rule) => (
              <tr key={rule.code}>
                <th scope="row">
                  {isEnglish ? rule.label : rule.labelZh} · {say(`unit.${rule.unit}`, { n: rule.length })}
                </th>
                <td>
                  {isEnglish ? rule.article : rule.articleZh} · {standing(rule.adopted)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('measure')}</th>
              <th scope="col">{say('number')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((row) => (
              <tr key={row.key}>
                <th scope="row">{isEnglish ? row.label : row.labelZh}</th>
                <td>
                  {row.key === 'entrances' ? row.value : say('metres', { n: row.value })}
                  {!row.verified && ` · ${say('unverified')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
