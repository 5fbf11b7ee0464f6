import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../../api/session.ts';
import type { ExportWish } from '../../ui/exportAct.tsx';
import { useExportWords } from './words.ts';

// Most people look at lists; the dialog and the contracts of all collections come when it is asked for.
const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }));

/** Exports what a list shows under its filter, for those who may. */
export function ExportButton(wish: ExportWish) {
  const say = useExportWords();
  const [isOpen, setOpen] = useState(false);
  if (!useMay()('exports.make')) return null;
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {say('export')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog {...wish} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
