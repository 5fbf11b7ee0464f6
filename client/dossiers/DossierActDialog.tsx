import { App } from 'antd';
import { z } from 'zod';
import { DossierActBodies, type DossierActName } from '#server/dossiers/actContract.ts';
import { Dossier, DossiersApi } from '#server/dossiers/contract.ts';
import { endpoint } from '#server/platform/contract.ts';
import { useAct } from '../api/query.ts';
import { FormDialog } from '../naming/campaigns/FormDialog.tsx';
import { actBody } from '../naming/supervision/actBody.ts';
import { useToday } from '../naming/useToday.ts';
import { useLanguage } from '../ui/addWords.ts';
import { actFields, firstValues } from './actFields.ts';
import { taskKind, useDossierWords } from './words.ts';

/** The endpoint of an act with the body left open: the form has parsed it by the contract already. */
const actEndpoint = (act: DossierActName) => {
  const { path, summary, permission } = DossiersApi[act];
  return endpoint({
    ...{ method: 'post', path, summary, permission, jurisdiction: 'dossier' },
    params: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
    reply: Dossier,
  });
};

interface Props {
  dossier: Dossier;
  act: DossierActName;
  onClose: () => void;
}

/** One act on a dossier. */
export function DossierActDialog({ dossier, act, onClose }: Props) {
  const say = useDossierWords();
  const today = useToday();
  const inEnglish = useLanguage() === 'en';
  const { message } = App.useApp();
  const send = useAct(actEndpoint(act), {
    onSuccess: () => {
      void message.success(say('done'));
      onClose();
    },
  });
  if (today === undefined) return null;
  return (
    <FormDialog
      title={say(`act.${act}`)}
      intro={act === 'apply' ? say('applyHint', { day: dossier.effectiveOn ?? '' }) : undefined}
      okText={say(`act.${act}`)}
      fields={actFields(act, { dossier, inEnglish, taskWord: (kind) => say(`task.${taskKind(kind)}`) })}
      say={say}
      first={firstValues(act, dossier, today)}
      isPending={send.isPending}
      error={send.error}
      faultsOf={(values) => {
        const outcome = actBody(DossierActBodies[act], values);
        return 'faults' in outcome ? outcome.faults : new Set();
      }}
      onSubmit={(values) => {
        const outcome = actBody(DossierActBodies[act], values);
        if ('body' in outcome)
          send.mutate({ params: { id: dossier.id }, body: outcome.body, version: dossier.version });
      }}
      onClose={onClose}
    />
  );
}
