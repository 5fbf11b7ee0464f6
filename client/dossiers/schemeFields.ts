import type { ChangeType } from '#server/divisions/changeContract.ts';
import type { FormField } from '../naming/campaigns/forms.ts';
import type { DossierWord } from './words.ts';

interface Choices {
  own: { value: string; label: string }[];
  receivers: { value: string; label: string }[];
}
type Field = FormField<DossierWord>;

const PARTIES: Record<ChangeType, readonly ('superior' | 'abolished' | 'joint' | 'party' | 'own')[]> = {
  establish: ['superior', 'abolished'],
  abolish: ['superior', 'abolished'],
  affiliation: ['joint', 'party', 'superior'],
  boundary: ['joint', 'party', 'superior'],
  seat: ['own'],
  name: ['own'],
};

const isCounty = ({ value }: { value: string }): boolean => value.length === 6;

/** What the scheme of a change asks (DR-IM art. 3), in the order in which it is told. */
export function schemeFields(change: ChangeType, { own, receivers }: Choices): Field[] {
  const asksLine = change === 'affiliation' || change === 'boundary';
  const to: Field[] =
    asksLine || change === 'abolish'
      ? [
          {
            name: 'to',
            kind: 'select',
            label: `field.to.${change}`,
            options: asksLine ? receivers.filter(isCounty) : receivers,
          },
        ]
      : [];
  const units: Field[] =
    change === 'boundary' || change === 'establish'
      ? [
          {
            name: 'units',
            kind: 'line',
            label: `field.units.${change}`,
            hint: 'unitsHint',
            ...(change === 'establish' ? { optional: true } : {}),
          },
        ]
      : [];
  return [
    { name: 'title', kind: 'line', label: 'field.title' },
    { name: 'unit', kind: 'select', label: `field.unit.${change}`, options: own },
    ...to,
    ...units,
    ...wordFields(change),
    {
      name: 'drafting',
      kind: 'choice',
      label: 'field.drafting',
      choices: PARTIES[change].map((party) => [party, `party.${party}`] as const),
    },
    ...(asksLine ? LINE_FIELDS : []),
  ];
}

function wordFields(change: ChangeType): Field[] {
  if (change === 'name') return [{ name: 'newName', kind: 'line', label: 'field.newName' }];
  if (change === 'seat') return [{ name: 'newSeat', kind: 'line', label: 'field.newSeat' }];
  if (change !== 'establish') return [];
  return [
    { name: 'newName', kind: 'line', label: 'field.newName' },
    { name: 'newType', kind: 'line', label: 'field.newType' },
    { name: 'newSeat', kind: 'line', label: 'field.newSeat', optional: true },
  ];
}

const LINE_FIELDS: Field[] = [
  { name: 'draftingGround', kind: 'paragraph', label: 'field.draftingGround', hint: 'draftingHint', optional: true },
  {
    name: 'extent',
    kind: 'choice',
    label: 'field.extent',
    hint: 'extentHint',
    choices: [
      ['partial', 'extent.partial'],
      ['major', 'extent.major'],
    ],
    optional: true,
  },
  { name: 'extentGround', kind: 'paragraph', label: 'field.extentGround', optional: true },
  {
    name: 'special',
    kind: 'choice',
    label: 'field.special',
    choices: [
      ['no', 'special.no'],
      ['yes', 'special.yes'],
    ],
    optional: true,
  },
];
