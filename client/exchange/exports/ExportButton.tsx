import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../../api/session.ts';
import type { ExportWish } from '../../ui/exportAct.tsx';
import type { WantedExport } from './exportForm.ts';
import { useExportWords } from './words.ts';

// Most people look at lists; the dialog and the contracts of all collections come when it is asked for.
const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }));

/** Exports what a list shows under its filter, for those who may. */
export function ExportButton({ collection, filter, selection, label }: ExportWish) {
  const say = useExportWords();
  const [wanted, setWanted] = useState<WantedExport | null>(null);
  const open = () => setWanted({ collection, filter, ...(selection ? { selection: selection() } : {}) });
  if (!useMay()('exports.make')) return null;
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={open}>
        {label ?? say('export')}
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <ExportDialog wanted={wanted} onClose={() => setWanted(null)} />
        </Suspense>
      )}
    </>
  );
}
