import { Checkbox } from 'antd';
import { useState } from 'react';
import type { LineId } from '#server/boundaries/contract.ts';
import { SheetsApi } from '#server/boundaries/sheets/sheetContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { SheetDialog } from '../../map/sheets/SheetDialog.tsx';
import { useSheetForm } from '../../map/sheets/useSheetForm.ts';
import { useSheetWords } from '../../map/sheets/words.ts';

/** Prints a line on map sheets. */
export function LineSheets({ id }: { id: LineId }) {
  const say = useSheetWords();
  const form = useSheetForm();
  const [hasCourse, setCourse] = useState(false);
  const query = { ...form.wish, course: hasCourse ? 'yes' : 'no' } as const;
  const plan = useCall(
    SheetsApi.linePlan,
    { params: { id }, query: form.wish },
    { enabled: form.isOpen, keepPrevious: true },
  );
  return (
    <SheetDialog form={form} plan={plan} url={urlOf(SheetsApi.linePdf, { params: { id }, query })}>
      <Checkbox checked={hasCourse} onChange={({ target }) => setCourse(target.checked)}>
        {say('course')}
      </Checkbox>
    </SheetDialog>
  );
}
