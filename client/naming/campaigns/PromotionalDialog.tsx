import { App } from 'antd';
import { useState } from 'react';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import type { ItemDetail } from '#server/naming/campaigns/itemContract.ts';
import { useAct } from '../../api/query.ts';
import { useToday } from '../useToday.ts';
import { FormDialog } from './FormDialog.tsx';
import type { FormField } from './forms.ts';
import { type ItemWord, useItemWords } from './itemWords.ts';

const FIELDS: readonly FormField<ItemWord>[] = [
  { name: 'name', kind: 'line', label: 'promotionalName' },
  { name: 'evidence', kind: 'paragraph', label: 'promotionalEvidence' },
  { name: 'seenOn', kind: 'day', label: 'seenOn' },
];

/** Records the name under which the place is advertised, apart from its standard name. */
export function PromotionalDialog({ found, onClose }: { found: ItemDetail; onClose: () => void }) {
  const say = useItemWords();
  const today = useToday();
  const { message } = App.useApp();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const send = useAct(CampaignsApi.promotionalName, {
    onSuccess: () => {
      void message.success(say('promotionalSaved'));
      onClose();
    },
  });
  if (today === undefined) return null;
  const bodyOf = (values: object) => CampaignsApi.promotionalName.body.safeParse({ ...values, placeId: found.placeId });
  return (
    <FormDialog
      title={`${say('addPromotional')}：${found.name}`}
      intro={say('promotionalHint')}
      okText={say('addPromotional')}
      fields={FIELDS}
      say={say}
      first={{ seenOn: today }}
      isPending={send.isPending}
      error={send.error}
      faultsOf={(values) => new Set(bodyOf(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = bodyOf(values);
        if (data) send.mutate({ body: data, idempotencyKey });
      }}
      onClose={onClose}
    />
  );
}
