import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportChoices, ImportKind, ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { call } from '../../api/call.ts';
import { readAgain } from '../../api/readAgain.ts';
import { useMay } from '../../api/session.ts';
import { leaveOutByCode, leaveOutRows } from './leaveOut.ts';

export type Choice = ImportChoices & { kind?: ImportKind };
type Act = (at: ImportRun) => Promise<ImportRun>;

/** What a person may do with a run; each act goes out at the version on the screen. */
export interface RunActs {
  mayMake: boolean;
  isBusy: boolean;
  choose: (part: Choice) => void;
  leaveOut: (numbers: readonly number[], leftOut: boolean) => void;
  leaveOutCode: (code: string, leftOut: boolean) => void;
  judge: () => void;
  commit: () => void;
  cancel: () => void;
  undo: () => void;
  /** What the server refused; null for a stale version, which `isStale` says. */
  error: Error | null;
  isStale: boolean;
  /** Reads the run again and sends the refused act once more. */
  again: () => void;
}

const isStaleProblem = (error: Error): boolean => error instanceof ApiProblem && error.status === 412;
type StepEndpoint =
  | typeof ImportsApi.judge
  | typeof ImportsApi.commit
  | typeof ImportsApi.cancel
  | typeof ImportsApi.undo;
const step =
  (endpoint: StepEndpoint): Act =>
  ({ id, version }) =>
    call(endpoint, { params: { id } }, { version });
const choice =
  (part: Choice): Act =>
  ({ id, version, choices }) =>
    call(ImportsApi.choose, { params: { id }, body: { ...choices, ...part } }, { version });

/** @param reload reads the run again and answers it; null where that failed */
export function useRunActs(run: ImportRun, reload: () => Promise<ImportRun | null>): RunActs {
  const client = useQueryClient();
  const mayMake = useMay()('imports.make');
  const [refused, setRefused] = useState<Act | null>(null);
  const sent = useMutation<ImportRun, Error, { act: Act; at: ImportRun }>({
    mutationFn: ({ act, at }) => act(at),
    onSuccess: async () => {
      setRefused(null);
      await reload();
      void readAgain(client);
    },
    onError: (error, { act }) => {
      if (isStaleProblem(error)) setRefused(() => act);
      else void reload();
    },
  });
  const send = (act: Act) => sent.mutate({ act, at: run });
  const again = async () => {
    const at = await reload();
    if (at && refused) sent.mutate({ act: refused, at });
  };
  return {
    mayMake,
    isBusy: sent.isPending,
    choose: (part) => send(choice(part)),
    leaveOut: (numbers, leftOut) => send((at) => leaveOutRows(at, numbers, leftOut)),
    leaveOutCode: (code, leftOut) => send((at) => leaveOutByCode(at, code, leftOut)),
    judge: () => send(step(ImportsApi.judge)),
    commit: () => send(step(ImportsApi.commit)),
    cancel: () => send(step(ImportsApi.cancel)),
    undo: () => send(step(ImportsApi.undo)),
    error: refused ? null : sent.error,
    isStale: refused !== null,
    again: () => void again(),
  };
}
