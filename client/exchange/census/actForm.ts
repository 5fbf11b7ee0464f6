import type { CensusActBodies, CensusRecord } from '#server/exchange/census/censusContract.ts';

export type ActName = keyof typeof CensusActBodies;

/** The fields of every act as they are typed. */
export interface ActValues {
  category: string;
  groundKind: 'document' | 'deeming';
  documentNo: string;
  organ: string;
  day: string;
  article: string;
  ruleId: string;
  listedIn: string;
  isDeclassified: boolean;
  declassifyNo: string;
  declassifyOrgan: string;
  declassifyDay: string;
  /** By the id of the clashing name. */
  clashReasons: Readonly<Record<string, string>>;
  placeId: string;
  campaign: string;
  classes: readonly string[];
  reason: string;
}

/** What the fields of an act share. */
export interface ActFields {
  values: ActValues;
  change: (part: Partial<ActValues>) => void;
  /** Names of fields that the contract refuses. */
  faults: ReadonlySet<string>;
}

export const emptyValues = (record: Pick<CensusRecord, 'category'> | null, mergeInto: string | null): ActValues => ({
  ...{ category: record?.category ?? '', groundKind: 'document', documentNo: '', organ: '', day: '', article: '' },
  ...{ ruleId: '', listedIn: '', isDeclassified: false, declassifyNo: '', declassifyOrgan: '', declassifyDay: '' },
  ...{ clashReasons: {}, placeId: mergeInto ?? '', campaign: '', classes: [], reason: '' },
});

/** Names of the register that clash and leave room for a written answer. */
export function openClashes({ findings }: Pick<CensusRecord, 'findings'>): { nameId: string; name: string }[] {
  const found = findings.flatMap(({ level, evidence: { nameId, clash } }) =>
    level === 'review' && typeof nameId === 'string' && typeof clash === 'string' ? [{ nameId, name: clash }] : [],
  );
  return found.filter(({ nameId }, i) => found.findIndex((other) => other.nameId === nameId) === i);
}

const trimmed = (text: string): string | undefined => text.trim() || undefined;

/** The ground and what goes with it, of one promotion or of many. */
export function sharedBody(values: ActValues): Record<string, unknown> {
  const { groundKind, documentNo, organ, day, article, ruleId, listedIn, isDeclassified } = values;
  const declassified = { documentNo: values.declassifyNo, organ: values.declassifyOrgan, day: values.declassifyDay };
  return {
    ground:
      groundKind === 'document'
        ? { kind: groundKind, documentNo, organ, day, article: trimmed(article) }
        : { kind: groundKind, ruleId, listedIn },
    reason: values.reason,
    ...(isDeclassified ? { declassified } : {}),
  };
}

/** The body of an act as the contract will judge it. */
export function actBody(act: ActName, values: ActValues): Record<string, unknown> {
  const { category, placeId, campaign, classes, reason, clashReasons } = values;
  if (act === 'promote') {
    const clashes = Object.entries(clashReasons).flatMap(([nameId, text]) =>
      trimmed(text) ? [{ nameId, reason: text }] : [],
    );
    return { category, ...sharedBody(values), clashes };
  }
  if (act === 'merge') return { placeId, reason };
  if (act === 'candidate') return { category, campaign: trimmed(campaign), classes, reason };
  return { reason };
}

const FIELD_OF: Readonly<Record<string, keyof ActValues>> = {
  'ground.documentNo': 'documentNo',
  'ground.organ': 'organ',
  'ground.day': 'day',
  'ground.article': 'article',
  'ground.ruleId': 'ruleId',
  'ground.listedIn': 'listedIn',
  'declassified.documentNo': 'declassifyNo',
  'declassified.organ': 'declassifyOrgan',
  'declassified.day': 'declassifyDay',
};

/** Fields of the form that the contract refuses, by the paths of its issues. */
export const faultyFields = (issues: readonly { path: PropertyKey[] }[]): ReadonlySet<string> =>
  new Set(issues.map(({ path }) => FIELD_OF[path.join('.')] ?? String(path[0])));
