import { App } from 'antd';
import { BuiltUpApi, type BuiltUpArea, BuiltUpEnd } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { useAct } from '../../api/query.ts';
import { FormDialog } from '../../naming/campaigns/FormDialog.tsx';
import type { FormField } from '../../naming/campaigns/forms.ts';
import { useToday } from '../../naming/useToday.ts';
import { useBuiltUpWords } from './words.ts';

const FIELDS: readonly FormField<'endDocumentNo' | 'endReason' | 'validTo'>[] = [
  { name: 'documentNo', kind: 'line', label: 'endDocumentNo' },
  { name: 'reason', kind: 'paragraph', label: 'endReason' },
  { name: 'validTo', kind: 'day', label: 'validTo' },
];

/** Ends an area on a day, on the word of a document. */
export function EndDialog({ area, onClose }: { area: BuiltUpArea; onClose: () => void }) {
  const say = useBuiltUpWords();
  const today = useToday();
  const { message } = App.useApp();
  const end = useAct(BuiltUpApi.end, {
    onSuccess: () => {
      void message.success(say('ending', { name: area.name }));
      onClose();
    },
  });
  if (today === undefined) return null;
  return (
    <FormDialog
      title={say('endTitle', { name: area.name })}
      intro={<p>{say('endIntro')}</p>}
      okText={say('end')}
      isDanger
      fields={FIELDS}
      say={say}
      first={{ validTo: today }}
      isPending={end.isPending}
      error={end.error}
      faultsOf={(values) => new Set(BuiltUpEnd.safeParse(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = BuiltUpEnd.safeParse(values);
        if (data) end.mutate({ params: { id: area.id }, body: data, version: area.version });
      }}
      onClose={onClose}
    />
  );
}
