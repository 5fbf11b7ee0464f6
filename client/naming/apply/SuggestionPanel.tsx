import { Button } from 'antd';
import { useState } from 'react';
import { type Suggestion, SuggestionApi } from '#server/detection/suggestionContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type ApplicationForm, emptyCandidate, MOST_CANDIDATES } from './applicationForm.ts';
import type { Change } from './sections.ts';
import { useSuggestionWords } from './suggestionWords.ts';
import '../../ui/listPage.css';
import './suggestions.css';

interface Props {
  form: ApplicationForm;
  onChange: Change;
}

/** Names that would pass, made of what lies around the place drawn. */
export function SuggestionPanel({ form, onChange }: Props) {
  const say = useSuggestionWords();
  const [said, setSaid] = useState('');
  const suggest = useAct(SuggestionApi.suggest);
  const { category, geometry, division, attributes, candidates } = form;
  if (!geometry || !category) return <p className="field-help">{say('noPlace')}</p>;
  const ask = () => {
    const name = candidates.find((entry) => entry.name.trim() !== '')?.name.trim() ?? '';
    const where = division ? { division: DivisionCode.parse(division) } : {};
    suggest.mutate({ body: { category, geometry, attributes, ...where, ...(name ? { name } : {}) } });
  };
  const use = (suggestion: Suggestion, reason: string) => {
    onChange({ candidates: withName(candidates, suggestion.name, reason) });
    setSaid(say('used', { name: suggestion.name }));
  };
  return (
    <div className="suggestions">
      <p className="suggestions-head">
        <Button onClick={ask} loading={suggest.isPending}>
          {say(suggest.data ? 'again' : 'ask')}
        </Button>
        <span className="field-help">{say('help')}</span>
      </p>
      <ProblemAlert error={suggest.error} />
      {suggest.data?.items.length === 0 && <p className="field-help">{say('none')}</p>}
      {suggest.data && suggest.data.items.length > 0 && (
        <Suggestions items={suggest.data.items} taken={candidates.map((entry) => entry.name.trim())} onUse={use} />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** Into the first candidate without a name, else as a further one, else in place of the last. */
function withName(candidates: ApplicationForm['candidates'], name: string, reason: string) {
  const index = candidates.findIndex((entry) => entry.name.trim() === '');
  const at = index >= 0 ? index : Math.min(candidates.length, MOST_CANDIDATES - 1);
  const entry = candidates[at] ?? emptyCandidate(Math.max(...candidates.map(({ key }) => key)) + 1);
  return candidates.toSpliced(at, 1, { ...entry, name, reason: entry.reason.trim() === '' ? reason : entry.reason });
}

interface ListProps {
  items: readonly Suggestion[];
  /** Names that stand in the form already. */
  taken: readonly string[];
  onUse: (suggestion: Suggestion, reason: string) => void;
}

function Suggestions({ items, taken, onUse }: ListProps) {
  const say = useSuggestionWords();
  const inEnglish = useLanguage() === 'en';
  return (
    <ul className="suggestion-list" aria-label={say('list')}>
      {items.map((item) => {
        const reason = inEnglish ? item.reason : item.reasonZh;
        return (
          <li key={item.name}>
            <div>
              <strong>{item.name}</strong> <span lang="zh-Latn-pinyin">{item.romanTone}</span>
              <p className="hint">{reason}</p>
            </div>
            <Button
              disabled={taken.includes(item.name)}
              aria-label={say('useName', { name: item.name })}
              onClick={() => onUse(item, item.reasonZh)}
            >
              {say('use')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
