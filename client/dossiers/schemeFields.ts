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

const isAbove = ({ value }: { value: string }): boolean => value.length === 6;

/** What the scheme of a change asks (DR-IM art. 3), in the order in which it is told. */
export function schemeFields(change: ChangeType, choices: Choices): Field[] {
  const { own, receivers } = choices;
  const asksLine = change === 'affiliation' || change === 'boundary';
  const to: Field[] =
    asksLine || change === 'abolish'
      ? [
          {
            name: 'to',
            kind: 'select',
            label: `field.to.${change}`,
            options: change === 'affiliation' ? receivers.filter(isAbove) : receivers,
            ...(change === 'affiliation' ? ({ hint: 'toHint', optional: true } as const) : {}),
          },
        ]
      : [];
  return [
    { name: 'title', kind: 'line', label: 'field.title' },
    { name: 'unit', kind: 'select', label: `field.unit.${change}`, options: own },
    ...(change === 'affiliation' ? ENTRUSTING : []),
    ...to,
    ...unitFields(change, choices),
    ...wordFields(change, choices),
    {
      name: 'drafting',
      kind: 'choice',
      label: 'field.drafting',
      choices: PARTIES[change].map((party) => [party, `party.${party}`] as const),
    },
    ...(asksLine ? LINE_FIELDS : []),
  ];
}

const ENTRUSTING: Field[] = [
  {
    name: 'entrusting',
    kind: 'choice',
    label: 'field.entrusting',
    choices: [
      ['no', 'entrusting.no'],
      ['begin', 'entrusting.begin'],
      ['end', 'entrusting.end'],
    ],
    optional: true,
  },
];

function unitFields(change: ChangeType, { receivers }: Choices): Field[] {
  if (change !== 'boundary' && change !== 'establish') return [];
  const units: Field = {
    name: 'units',
    kind: 'line',
    label: `field.units.${change}`,
    hint: change === 'boundary' ? 'unitsOrAreaHint' : 'unitsHint',
    optional: true,
  };
  if (change === 'establish') return [units];
  const township: Field = {
    name: 'toTownship',
    kind: 'select',
    label: 'field.toTownship',
    hint: 'toTownshipHint',
    options: receivers.filter((one) => !isAbove(one)),
    optional: true,
  };
  return [units, township];
}

function wordFields(change: ChangeType, { receivers }: Choices): Field[] {
  if (change === 'name') return [{ name: 'newName', kind: 'line', label: 'field.newName' }];
  if (change !== 'seat' && change !== 'establish') return [];
  const isNew = change === 'establish' ? ({ optional: true } as const) : {};
  const seat: Field[] = [
    { name: 'newSeat', kind: 'line', label: 'field.newSeat', ...isNew },
    {
      ...{ name: 'newSeatIn', kind: 'select', label: 'field.newSeatIn', hint: 'newSeatInHint', optional: true },
      options: receivers,
    },
  ];
  if (change === 'seat') return seat;
  return [
    { name: 'newName', kind: 'line', label: 'field.newName' },
    { name: 'newType', kind: 'line', label: 'field.newType' },
    ...seat,
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
