import type { DossierId } from '#server/dossiers/draftContract.ts';
import { SchemeSheetsApi } from '#server/dossiers/sheetContract.ts';
import { urlOf } from '../api/call.ts';
import { useCall } from '../api/query.ts';
import { SheetDialog } from '../map/sheets/SheetDialog.tsx';
import { useSheetForm } from '../map/sheets/useSheetForm.ts';

/** Prints the divisions before a change and its scheme on map sheets. */
export function DossierSheets({ id }: { id: DossierId }) {
  const form = useSheetForm();
  const input = { params: { id }, query: form.wish };
  const plan = useCall(SchemeSheetsApi.planSheets, input, { enabled: form.isOpen, keepPrevious: true });
  return <SheetDialog form={form} plan={plan} url={urlOf(SchemeSheetsApi.printSheets, input)} />;
}
