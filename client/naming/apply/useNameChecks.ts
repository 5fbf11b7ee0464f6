import { useQueries } from '@tanstack/react-query';
import { DetectionApi, type NameCheckReply } from '#server/detection/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { call } from '../../api/call.ts';
import type { ApplicationForm } from './applicationForm.ts';
import { useDebounced } from './useDebounced.ts';

/** Long enough not to ask at every stroke of an input method, short enough to feel immediate. */
const REST_MILLISECONDS = 350;
const LEAST_CHARACTERS = 2;

export interface NameCheck {
  /** The name that the reply is about; the one on the screen may be newer. */
  name: string;
  reply: NameCheckReply | undefined;
  isChecking: boolean;
  failed: boolean;
}

interface Proposal {
  name: string;
  meaning: string;
}

const checkBody = (form: ApplicationForm, { name, meaning }: Proposal, applicantName: string) => ({
  name,
  ...(meaning ? { meaning } : {}),
  category: form.category,
  attributes: { ...form.attributes, ...(applicantName ? { applicantName } : {}) },
  ...(form.geometry ? { geometry: form.geometry } : {}),
  ...(form.place ? { self: form.place } : {}),
  ...(form.draws ? { draws: form.draws } : {}),
  ...(form.division ? { division: DivisionCode.parse(form.division) } : {}),
});

/** Checks every candidate as it is typed, without storing anything; an answer to an older wording is aborted. In candidate order. */
export function useNameChecks(form: ApplicationForm, applicantName: string): NameCheck[] {
  const { category, geometry, division, attributes, candidates } = form;
  const names = candidates.map(({ name }) => name.trim());
  const meanings = candidates.map(({ meaning }) => meaning.trim());
  const context = { category, geometry, division, attributes };
  const rested = useDebounced({ names, meanings, context }, REST_MILLISECONDS);
  const results = useQueries({
    queries: names.map((_, i) => {
      const name = rested.names[i] ?? '';
      const proposal = { name, meaning: rested.meanings[i] ?? '' };
      const body = checkBody({ ...form, ...rested.context }, proposal, applicantName);
      return {
        queryKey: ['name-check', body],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(DetectionApi.check, { body }, { signal }),
        enabled: name.length >= LEAST_CHARACTERS,
        retry: false,
      };
    }),
  });
  return names.map((name, i) => {
    const result = results[i];
    const isOld = rested.names[i] !== name;
    return {
      name: rested.names[i] ?? '',
      reply: isOld ? undefined : result?.data,
      isChecking: name.length >= LEAST_CHARACTERS && (isOld || result?.isFetching === true),
      failed: !isOld && result?.isError === true,
    };
  });
}
