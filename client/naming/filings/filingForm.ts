import type { Me } from '#server/accounts/contract.ts';
import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';
import { PlaceCategory, type PointLineOrArea } from '#server/gazetteer/contract.ts';
import {
  AwaitedFiling,
  FilingApprover,
  type FilingDetail,
  FilingDraft,
} from '#server/naming/filings/filingContract.ts';

export interface NameForm {
  key: string;
  name: string;
  division: string;
  location: string;
  meaning: string;
  geometry: PointLineOrArea | null;
}
/** The filing form on the screen: any part may still be empty. */
export interface FilingForm {
  /** Who opened it: the office that files, the receiver from paper, or the receiver of what nobody filed. */
  as: 'filer' | 'paper' | 'awaited';
  approverKind: FilingApprover;
  approverDivision: string;
  approver: string;
  category: PlaceCategory | undefined;
  documentNo: string;
  approvedOn: string | undefined;
  filer: string;
  note: string;
  knownFrom: string;
  names: NameForm[];
}

export const emptyName = (division: string): NameForm => ({
  key: crypto.randomUUID(),
  ...{ name: '', division, location: '', meaning: '', geometry: null },
});

/** A department files its own approvals; civil affairs files those of its government. */
export function firstForm(as: FilingForm['as'], me: Me): FilingForm {
  const { divisionCode, kind, name } = me.organisation;
  const own = FilingApprover.safeParse(kind).data;
  const approverKind = own === undefined || own === 'civil_affairs' ? 'government' : own;
  const isOwn = approverKind === own;
  const approverDivision = as === 'filer' ? divisionCode : '';
  const approver = isOwn ? name : as === 'filer' ? `${me.divisionName}人民政府` : '';
  return {
    ...{ as, approverKind, approverDivision, approver, category: undefined, documentNo: '', approvedOn: undefined },
    ...{ filer: '', note: '', knownFrom: '', names: [emptyName(approverDivision)] },
  };
}

export const formOf = (found: FilingDetail): FilingForm => ({
  as: found.channel === 'paper' ? 'paper' : 'filer',
  approverKind: found.approverKind,
  approverDivision: found.approverDivision,
  approver: found.approver,
  category: found.category,
  documentNo: found.documentNo ?? '',
  approvedOn: found.approvedOn,
  filer: found.filer,
  note: found.note,
  knownFrom: found.knownFrom ?? '',
  names: found.names.map(({ id, name, divisionCode, location, meaning, geometry }) => ({
    ...{ key: id, name, division: divisionCode, location, meaning, geometry },
  })),
});

/** The body the contract wants, or the JSON pointers of what does not fit. */
export function bodyOfForm(form: FilingForm) {
  const { as, names, filer, note, knownFrom, documentNo, ...approval } = form;
  const given = { ...approval, names: names.map(({ key: _, ...name }) => name) };
  const parsed =
    as === 'awaited'
      ? AwaitedFiling.safeParse({ ...given, knownFrom, ...(documentNo ? { documentNo } : {}) })
      : FilingDraft.safeParse({
          ...{ ...given, documentNo, note },
          ...(as === 'paper' ? { channel: 'paper', filer } : {}),
        });
  if (parsed.success) return { body: parsed.data };
  return { faults: new Set(parsed.error.issues.map(({ path }) => `/${path.join('/')}`)) };
}

/** What an organ of this kind and level may approve, as the rows of `filing-routes` say (TR art. 12). */
export function categoriesOf(
  routes: readonly CodeListItem[],
  { approverKind, approverDivision }: FilingForm,
): PlaceCategory[] {
  const level = approverDivision.endsWith('00') ? 'prefecture' : 'county';
  const listed = routes
    .filter(({ traits }) => traits.approver_organ === approverKind && traits.approver_level === level)
    .flatMap(({ traits }) => (traits.categories ?? '').split(';'));
  return PlaceCategory.options.filter((category) => listed.includes(category));
}
