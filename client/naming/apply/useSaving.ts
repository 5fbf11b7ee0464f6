import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { UnfinishedDraft } from '#server/naming/draftContract.ts';
import { queryClient } from '../../api/query.ts';
import { readAgain } from '../../api/readAgain.ts';
import type { WaitingFile } from '../uploads/waitingFile.ts';
import { newKey } from './newKey.ts';
import { saveApplication } from './saveApplication.ts';
import { useApplyWords } from './words.ts';

interface Given {
  body: UnfinishedDraft;
  files: readonly WaitingFile[];
  submit: boolean;
}

const newer = (a: CaseDetail | null, b: CaseDetail | null): CaseDetail | null =>
  (a?.version ?? 0) >= (b?.version ?? 0) ? a : b;

/** Saves and submits. The key of a new application stays the same while its content does, so that a second press makes no second case. */
export function useSaving(saved: CaseDetail | null, onSaved: (found: CaseDetail, submitted: boolean) => void) {
  const say = useApplyWords();
  const { message } = App.useApp();
  const key = useRef({ of: '', key: '' });
  const draft = useRef(saved);
  return useMutation({
    mutationFn: (given: Given) => {
      const of = JSON.stringify(given.body);
      if (key.current.of !== of) key.current = { of, key: newKey() };
      return saveApplication({
        ...given,
        saved: newer(saved, draft.current),
        idempotencyKey: key.current.key,
        onDraft: (found) => {
          draft.current = found;
        },
      });
    },
    onSuccess: ({ found, failed }, { submit }) => {
      for (const { file, error } of failed) {
        void message.error(say('uploadFailed', { name: file.name, reason: error.message }), 8);
      }
      if (!submit) void message.success(say('saved'));
      void readAgain(queryClient);
      onSaved(found, submit && failed.length === 0);
    },
  });
}
