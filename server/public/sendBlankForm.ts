import type { RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { chinaDay } from '../naming/deadline.ts';
import { CaseKind } from '../naming/kindContract.ts';
import { MaterialCode } from '../naming/materials/contract.ts';
import { blankForm, type FormDeps, type FormEnding } from '../naming/materials/materialForm.ts';
import type { Download } from '../platform/contract.ts';
import { stateOf } from '../platform/http/requestState.ts';
import { sendDownload } from '../platform/http/sendDownload.ts';
import { pathOf } from './pageInput.ts';
import type { Show } from './publicPages.ts';

const TYPES: Record<FormEnding, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const Path = z.object({
  kind: CaseKind,
  file: z
    .string()
    .transform((file) => file.split('.'))
    .pipe(z.tuple([MaterialCode, z.enum(['pdf', 'docx'])]))
    .transform(([material, ending]) => ({ material, ending })),
});

/** A blank form of the guide as a file. Setting one takes some 100 ms, so each is kept for its day; no such form is a page that says so. */
export function sendBlankForm(deps: FormDeps, show: Show): RequestHandler {
  const kept = new LRUCache<string, Download>({ max: 100 });
  const formOf = async (params: unknown): Promise<Download> => {
    const { kind, file } = pathOf(Path, params);
    const key = `${chinaDay(deps.now())} ${kind} ${file.material}.${file.ending}`;
    const form = kept.get(key) ?? (await blankForm(deps, { kind, ...file }));
    kept.set(key, form);
    return { ...form, mediaType: TYPES[file.ending] };
  };
  return async (req, res, next) => {
    try {
      const form = await formOf(req.params);
      stateOf(req).route = req.route?.path;
      res.setHeader('Cache-Control', 'public, max-age=300');
      sendDownload(res, form, TYPES.pdf);
    } catch (error) {
      return show(() => Promise.reject(error), 'no-store')(req, res, next);
    }
  };
}
