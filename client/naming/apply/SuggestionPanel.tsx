import type { Suggestion } from '#server/detection/suggestionContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { NameAdvice } from '../suggestions/NameAdvice.tsx';
import { type ApplicationForm, emptyCandidate, MOST_CANDIDATES } from './applicationForm.ts';
import type { Change } from './sections.ts';

interface Props {
  form: ApplicationForm;
  onChange: Change;
}

/** Names that would pass for the place drawn. One that a plan holds is drawn by the application that takes it. */
export function SuggestionPanel({ form, onChange }: Props) {
  const { category, geometry, division, attributes, candidates, kind, place, drawnNames } = form;
  const name = candidates.find((entry) => entry.name.trim() !== '')?.name.trim() ?? '';
  const request = geometry &&
    category && {
      ...{ category, geometry, attributes, mayDraw: kind === 'naming' },
      ...(division ? { division: DivisionCode.parse(division) } : {}),
      ...(name ? { name } : {}),
      ...(place ? { self: place } : {}),
    };
  const use = (suggestion: Suggestion) => {
    const { draws } = suggestion;
    const before = draws ? (drawnNames[0] ?? null) : null;
    const next = withName(candidates, suggestion, before);
    onChange({ candidates: next, ...(draws ? { draws, drawnNames: [suggestion.name] } : {}) });
  };
  return <NameAdvice request={request || null} taken={candidates.map((entry) => entry.name.trim())} onUse={use} />;
}

/**
 * Into the first candidate without a name, else as a further one, else in place of the last.
 * @param before a name that was to be drawn until now: an application draws one, so that this one takes its place
 */
function withName(
  candidates: ApplicationForm['candidates'],
  { name, reasonZh }: Suggestion,
  before: string | null,
): ApplicationForm['candidates'] {
  const index = candidates.findIndex((entry) => entry.name.trim() === (before ?? ''));
  const at = index >= 0 ? index : firstFree(candidates);
  const entry = candidates[at] ?? emptyCandidate(Math.max(...candidates.map(({ key }) => key)) + 1);
  return candidates.toSpliced(at, 1, { ...entry, name, reason: entry.reason.trim() === '' ? reasonZh : entry.reason });
}

function firstFree(candidates: ApplicationForm['candidates']): number {
  const empty = candidates.findIndex((entry) => entry.name.trim() === '');
  return empty >= 0 ? empty : Math.min(candidates.length, MOST_CANDIDATES - 1);
}
