import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportKind, ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { readAgain } from '../../api/readAgain.ts';
import { upload } from '../../api/upload.ts';

interface Uploading {
  /** The file on its way, and how much of it has left, 0 to 1. */
  sending: { fileName: string; fraction: number } | null;
  error: Error | null;
  start: (file: File, kind: ImportKind | undefined) => void;
  stop: () => void;
}

/** Sends a file of data; a stopped upload is no fault. */
export function useUpload(onUploaded: (run: ImportRun) => void): Uploading {
  const client = useQueryClient();
  const stopper = useRef<AbortController | null>(null);
  const [sending, setSending] = useState<Uploading['sending']>(null);
  const sent = useMutation<ImportRun, Error, { file: File; kind: ImportKind | undefined }>({
    mutationFn: ({ file, kind }) => {
      stopper.current = new AbortController();
      setSending({ fileName: file.name, fraction: 0 });
      const onSent = (fraction: number) => setSending({ fileName: file.name, fraction });
      const { signal } = stopper.current;
      const idempotencyKey = crypto.randomUUID();
      return upload(ImportsApi.upload, { query: kind ? { kind } : {} }, { file, onSent, signal, idempotencyKey });
    },
    onSuccess: (run) => {
      void readAgain(client);
      onUploaded(run);
    },
    onSettled: () => setSending(null),
  });
  return {
    sending,
    error: sent.error?.name === 'AbortError' ? null : sent.error,
    start: (file, kind) => sent.mutate({ file, kind }),
    stop: () => stopper.current?.abort(),
  };
}
