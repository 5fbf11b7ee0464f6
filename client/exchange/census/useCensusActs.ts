import type { z } from 'zod';
import { CensusApi } from '#server/exchange/census/censusApiContract.ts';
import { CensusActBodies, type CensusRecord } from '#server/exchange/census/censusContract.ts';
import { useAct } from '../../api/query.ts';
import type { ActName } from './actForm.ts';

type Body = z.output<(typeof CensusActBodies)[ActName]>;

/** The acts on one record: performs the one named, at the version that is on the screen. */
export function useCensusActs({ id, version }: Pick<CensusRecord, 'id' | 'version'>, onSuccess: () => void) {
  const done = { onSuccess };
  const promote = useAct(CensusApi.promote, done);
  const merge = useAct(CensusApi.merge, done);
  const candidate = useAct(CensusApi.candidate, done);
  const setAside = useAct(CensusApi.setAside, done);
  const sendBack = useAct(CensusApi.sendBack, done);
  const undo = useAct(CensusApi.undo, done);
  const all = [promote, merge, candidate, setAside, sendBack, undo];
  const at = { params: { id }, version };
  const performer: Record<ActName, (body: Body) => void> = {
    promote: (body) => promote.mutate({ ...at, body: CensusActBodies.promote.parse(body) }),
    merge: (body) => merge.mutate({ ...at, body: CensusActBodies.merge.parse(body) }),
    candidate: (body) => candidate.mutate({ ...at, body: CensusActBodies.candidate.parse(body) }),
    setAside: (body) => setAside.mutate({ ...at, body: CensusActBodies.setAside.parse(body) }),
    sendBack: (body) => sendBack.mutate({ ...at, body: CensusActBodies.sendBack.parse(body) }),
    undo: (body) => undo.mutate({ ...at, body: CensusActBodies.undo.parse(body) }),
  };
  return {
    perform: (act: ActName, body: Body) => performer[act](body),
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
