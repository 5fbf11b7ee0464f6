import { App } from 'antd';
import type { FilingActName, FilingDetail } from '#server/naming/filings/filingContract.ts';
import { useAct } from '../../api/query.ts';
import { filingEndpoint } from './actEndpoint.ts';
import { useFilingWords } from './words.ts';

/** Sends one act on a filing at the version on the screen; says so when it is done. */
export function useFilingAct(found: FilingDetail, act: FilingActName, onDone: () => void) {
  const say = useFilingWords();
  const { message } = App.useApp();
  const send = useAct(filingEndpoint(act), {
    onSuccess: () => {
      void message.success(say('done'));
      onDone();
    },
  });
  return {
    isPending: send.isPending,
    error: send.error,
    send: (body: Record<string, unknown>) => send.mutate({ params: { id: found.id }, body, version: found.version }),
  };
}
