import type { ItemDetail } from '#server/naming/campaigns/itemContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { NameAdvice } from '../suggestions/NameAdvice.tsx';
import { useSuggestionWords } from '../suggestions/suggestionWords.ts';
import type { FormValues } from './FormDialog.tsx';

interface Props {
  found: ItemDetail;
  values: FormValues;
  put: (part: FormValues) => void;
}

/** Clean names for a name on the list, from what lies around its place; a reason that was typed stays. */
export function CorrectionAdvice({ found, values, put }: Props) {
  const say = useSuggestionWords();
  const { category, divisionCode, placeId, name, lon, lat } = found;
  const position: [number, number] | null = lon === null || lat === null ? null : [lon, lat];
  if (!position) return <p className="field-help">{say('noPosition')}</p>;
  const request = {
    ...{ category, name, self: placeId, division: DivisionCode.parse(divisionCode) },
    geometry: { type: 'Point' as const, coordinates: position },
  };
  const reason = values.candidateReason ?? '';
  return (
    <NameAdvice
      request={request}
      taken={[values.name?.trim() ?? '']}
      onUse={(suggestion) =>
        put({ name: suggestion.name, candidateReason: reason.trim() === '' ? suggestion.reasonZh : reason })
      }
    />
  );
}
