import { SheetsApi } from '#server/boundaries/sheets/sheetContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { urlOf } from '../api/call.ts';
import { useCall } from '../api/query.ts';
import { SheetDialog } from '../map/sheets/SheetDialog.tsx';
import { useSheetForm } from '../map/sheets/useSheetForm.ts';

/** Prints a division on map sheets. */
export function DivisionSheets({ code }: { code: string }) {
  const form = useSheetForm();
  const input = { params: { code: DivisionCode.parse(code) }, query: form.wish };
  const plan = useCall(SheetsApi.divisionPlan, input, { enabled: form.isOpen, keepPrevious: true });
  return <SheetDialog form={form} plan={plan} url={urlOf(SheetsApi.divisionPdf, input)} />;
}
