import { App } from 'antd';
import { useState } from 'react';
import { DueApi, type DuePlace, type DueSite } from '#server/signs/due/dueContract.ts';
import { useAct } from '../../api/query.ts';
import { useDueWords } from './words.ts';

export type Position = [number, number];

/** Names a proposal of a place. */
export const keyOf = ({ rule, position }: DueSite): string => `${rule} ${position.join()}`;

/** What is chosen of a place's proposals, where they were moved to, and the ways to settle them. */
export function useProposals(place: DuePlace) {
  const say = useDueWords();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<ReadonlyMap<string, Position>>(new Map());
  const [maintainer, setMaintainer] = useState('');
  // One key for each set of proposals: a second click after a lost reply must not add the signs again.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const accept = useAct(DueApi.acceptSignProposals, {
    onSuccess: ({ signs }) => {
      setChosen(new Set());
      setKey(crypto.randomUUID());
      void message.success(say('accepted', { n: signs.length }));
    },
  });
  const restore = useAct(DueApi.restoreSignProposal, { onSuccess: () => void message.success(say('restored')) });
  const missing = place.sites.filter(({ state }) => state === 'missing');
  const take = (sites: readonly DueSite[]) => {
    const wishes = sites.map((site) => {
      const position = moved.get(keyOf(site));
      return { placeId: place.id, rule: site.rule, at: site.position, ...(position ? { position } : {}) };
    });
    accept.mutate(
      { body: { sites: wishes, maintainer }, idempotencyKey },
      { onError: () => setKey(crypto.randomUUID()) },
    );
  };
  const toggle = (site: DueSite) =>
    setChosen((was) => {
      const next = new Set(was);
      if (!next.delete(keyOf(site))) next.add(keyOf(site));
      return next;
    });
  return {
    ...{ missing, moved, maintainer, setMaintainer, take, toggle },
    chosen: missing.filter((site) => chosen.has(keyOf(site))),
    moveTo: (site: DueSite, position: Position) => setMoved((was) => new Map(was).set(keyOf(site), position)),
    restore: (id: string) => restore.mutate({ params: { id } }),
    error: accept.error ?? restore.error,
    isBusy: accept.isPending || restore.isPending,
  };
}
export type Proposals = ReturnType<typeof useProposals>;
