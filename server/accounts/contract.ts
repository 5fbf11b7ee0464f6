import { z } from 'zod';
import { endpoint, Instant } from '../platform/contract.ts';

export const AccountId = z.uuid().brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** What an organisation is in the procedure; `sector` is any competent department beyond the four named ones. */
export const OrganKind = z.enum([
  'civil_affairs',
  'development_reform',
  'natural_resources',
  'housing',
  'government',
  'sector',
  'applicant',
  'audit',
]);
export type OrganKind = z.infer<typeof OrganKind>;

export const Me = z.object({
  id: AccountId,
  username: z.string(),
  displayName: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string(), kind: OrganKind, divisionCode: z.string() }),
  divisionName: z.string(),
  permissions: z.string().array(),
  demonstration: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const Credentials = z.strictObject({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
export type Credentials = z.infer<typeof Credentials>;

/** Facts every screen needs before or after sign-in. */
export const AppFacts = z.object({
  demonstration: z.boolean(),
  engine: z.enum(['embedded', 'server']),
  now: Instant,
  demoClockDays: z.number().int(),
  /** Whether a demonstration register may still be given cases to practise on. */
  mayLoadExercises: z.boolean(),
  baseMap: z.object({ kind: z.enum(['none', 'tianditu']), tiles: z.string().array(), attribution: z.string() }),
  mapReviewNumber: z.string().nullable(),
  publicUrl: z.string(),
  center: z.tuple([z.number(), z.number()]),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type AppFacts = z.infer<typeof AppFacts>;

export const AccountsApi = {
  signIn: endpoint({
    method: 'post',
    path: '/session',
    summary: '登录 / Sign in; sets the session cookie',
    permission: 'public',
    jurisdiction: 'none',
    body: Credentials,
    reply: Me,
  }),
  me: endpoint({
    method: 'get',
    path: '/session',
    summary: '当前用户 / Who is signed in',
    permission: 'session',
    jurisdiction: 'none',
    reply: Me,
  }),
  signOut: endpoint({
    method: 'delete',
    path: '/session',
    summary: '退出 / Sign out',
    permission: 'session',
    jurisdiction: 'none',
    reply: z.object({ signedOut: z.literal(true) }),
  }),
  facts: endpoint({
    method: 'get',
    path: '/facts',
    summary: '系统信息 / Facts about this installation',
    permission: 'public',
    jurisdiction: 'none',
    reply: AppFacts,
  }),
  advanceDemoClock: endpoint({
    method: 'post',
    path: '/demo-clock',
    summary: '推进演示时钟（仅演示数据） / Move the demonstration clock on; demonstration registers only',
    permission: 'demo.clock',
    jurisdiction: 'none',
    body: z.strictObject({ days: z.number().int().min(0).max(400) }),
    reply: AppFacts,
  }),
};
