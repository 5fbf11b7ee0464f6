import { Button } from 'antd';
import { useState } from 'react';
import { type Suggestion, SuggestionApi, type SuggestionRequest } from '#server/detection/suggestionContract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useSuggestionWords } from './suggestionWords.ts';
import '../../ui/listPage.css';
import './suggestions.css';

interface Props {
  /** What is asked; null where the place is not known yet. */
  request: SuggestionRequest | null;
  /** Names that stand in the form already. */
  taken: readonly string[];
  /** Fills in a name; the reason is the Chinese one, since that goes into the case. */
  onUse: (suggestion: Suggestion) => void;
}

/** Names that would pass, made of what lies around a place; nothing is asked before somebody wants it. */
export function NameAdvice({ request, taken, onUse }: Props) {
  const say = useSuggestionWords();
  const [said, setSaid] = useState('');
  const suggest = useAct(SuggestionApi.suggest);
  if (!request) return <p className="field-help">{say('noPlace')}</p>;
  const use = (suggestion: Suggestion) => {
    onUse(suggestion);
    setSaid(say(suggestion.draws ? 'drawn' : 'used', { name: suggestion.name }));
  };
  return (
    <div className="suggestions">
      <p className="suggestions-head">
        <Button onClick={() => suggest.mutate({ body: request })} loading={suggest.isPending}>
          {say(suggest.data ? 'again' : 'ask')}
        </Button>
        <span className="field-help">{say('help')}</span>
      </p>
      <ProblemAlert error={suggest.error} />
      {suggest.data?.items.length === 0 && <p className="field-help">{say('none')}</p>}
      {suggest.data && suggest.data.items.length > 0 && (
        <Suggestions items={suggest.data.items} taken={taken} onUse={use} />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

interface ListProps extends Pick<Props, 'taken' | 'onUse'> {
  items: readonly Suggestion[];
}

function Suggestions({ items, taken, onUse }: ListProps) {
  const say = useSuggestionWords();
  const inEnglish = useLanguage() === 'en';
  return (
    <ul className="suggestion-list" aria-label={say('list')}>
      {items.map((item) => (
        <li key={item.name}>
          <div>
            <strong>{item.name}</strong> <span lang="zh-Latn-pinyin">{item.romanTone}</span>
            <p className="hint">{inEnglish ? item.reason : item.reasonZh}</p>
          </div>
          <Button
            disabled={taken.includes(item.name)}
            aria-label={say('useName', { name: item.name })}
            onClick={() => onUse(item)}
          >
            {say('use')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
