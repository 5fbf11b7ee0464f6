import type { Router } from 'express';
import type { Deps } from '../platform/deps.ts';
import { serve } from '../platform/http/serve.ts';
import { AuditApi } from './contract.ts';
import { listEntries } from './listEntries.ts';

export function auditRoutes(router: Router, deps: Deps): void {
  serve(router, AuditApi.list, ({ query }) => listEntries(deps.db, query), deps);
}
