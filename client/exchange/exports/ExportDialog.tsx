import { App, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ExportRequest, ExportRun } from '#server/exchange/exports/exportContract.ts';
import { ExportsApi } from '#server/exchange/exports/exportsApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { saveFile } from '../../api/saveFile.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ExportFacts } from './ExportFacts.tsx';
import { ExportFields } from './ExportFields.tsx';
import { FIRST_FORM, requestOf, type WantedExport } from './exportForm.ts';
import { useExportWords } from './words.ts';
import './exports.css';

interface Props {
  wanted: WantedExport;
  onClose: () => void;
}

/** Format, columns and, where it is needed, what for; says how many rows it will be before it is asked for. */
export function ExportDialog({ wanted, onClose }: Props) {
  const say = useExportWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(true);
  const [form, setForm] = useState(FIRST_FORM);
  const known = useCall(ExportsApi.exportCollections, {});
  const request = requestOf(wanted, form);
  const { data: preview, error } = usePreview(request);
  const make = useAct(ExportsApi.makeExport, {
    onSuccess: async (run) => {
      if (run.state === 'ready') await saveFile(ExportsApi.exportFile, { params: { id: run.id } });
      void message.open(outcome(run));
      setOpen(false);
    },
  });
  const outcome = ({ state, failure }: ExportRun) => {
    if (state === 'ready') return { type: 'success' as const, content: say('saved') };
    if (state === 'failed')
      return { type: 'error' as const, content: (language === 'en' ? failure?.en : failure?.zh) ?? '' };
    return { type: 'info' as const, duration: 8, content: <Link to="/exports">{say('underWay')}</Link> };
  };
  const collection = known.data?.items.find((item) => item.key === wanted.collection);
  const lacksPurpose = preview?.needsPurpose === true && form.purpose.trim() === '';
  return (
    <Modal
      open={isOpen}
      title={say('exportTitle', { what: (language === 'en' ? collection?.en : collection?.zh) ?? '' })}
      width={680}
      okText={say('export')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !request || !preview || preview.rows === 0 || lacksPurpose }}
      confirmLoading={make.isPending}
      onOk={() => request && make.mutate({ body: request, idempotencyKey: crypto.randomUUID() })}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={known.error ?? error ?? make.error} />
      {known.isPending && <LoadingBlock rows={6} />}
      {known.data && !collection && <EmptyState text={say('notAllowed')} />}
      {collection && (
        <div className="export-fields">
          {wanted.selection && <p>{say('ofMap')}</p>}
          <ExportFields
            collection={collection}
            form={form}
            needsPurpose={preview?.needsPurpose === true}
            onChange={(part) => setForm((was) => ({ ...was, ...part }))}
          />
          <ExportFacts preview={preview} />
        </div>
      )}
    </Modal>
  );
}

// What stands in the purpose changes nothing of what is counted.
function usePreview(request: ExportRequest | undefined) {
  const { purpose: _, ...counted } = request ?? { collection: 'places' as const, format: 'xlsx' as const };
  return useCall(ExportsApi.previewExport, { body: counted }, { enabled: request !== undefined, keepPrevious: true });
}
