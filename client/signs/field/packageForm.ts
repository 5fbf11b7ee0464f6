import type { Call } from '#server/platform/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import type { FieldOfficeApi, PackageInclude, WorkPackage } from '#server/signs/field/fieldApiContract.ts';

type Draft = Call<typeof FieldOfficeApi.createPackage>['body'];

/** What is typed of a package; what must be there may still be missing. */
export interface PackageFormState {
  title: string;
  assigneeId: string | null;
  divisionCode: DivisionCode | null;
  bbox: [number, number, number, number] | null;
  dueOn: string | null;
  include: PackageInclude;
}

export const EMPTY_PACKAGE: PackageFormState = {
  ...{ title: '', assigneeId: null, divisionCode: null, bbox: null, dueOn: null },
  include: {
    ...{ statuses: ['installed', 'damaged', 'missing', 'mismatched'], notInspectedSince: null },
    ...{ orders: true, reports: true, markers: false, jointInspections: false },
  },
};

export const formOf = ({ title, assigneeId, divisionCode, bbox, dueOn, include }: WorkPackage): PackageFormState => ({
  ...{ title, assigneeId, bbox, dueOn, include },
  divisionCode: DivisionCode.parse(divisionCode),
});

/** The draft to send; null while something is missing. */
export function draftOf({ title, assigneeId, divisionCode, ...rest }: PackageFormState): Draft | null {
  const named = title.trim();
  return named === '' || assigneeId === null || divisionCode === null
    ? null
    : { ...rest, title: named, assigneeId, divisionCode };
}
