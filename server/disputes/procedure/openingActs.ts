import { z } from 'zod';
import { one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { type Act, keepRecord, requireDay } from './actContext.ts';
import { hooks } from './hooks.ts';

const HasArea = z.object({ has: z.boolean() });

/** The status quo of the opening day; both governments are named, the area is drawn, the day it arose is known. */
export const freeze: Act<'freeze'> = async (context, { on, note }) => {
  const { tx, found } = context;
  requireDay(context, on);
  const { has } = await one(tx, HasArea, sql`select area is not null as has from dispute where id = ${found.id}`);
  if (!has)
    throw new Problem('conflict', 'The contested area must be drawn before the status quo is frozen', {
      detailZh: '固定现状前应先画出争议区域，请先更正登记内容。',
      code: 'no-area',
    });
  await keepRecord(context, { act: 'freeze', on, text: note });
  for (const hook of hooks.frozen) await hook(context, on);
  return undefined;
};

export const openNegotiation: Act<'openNegotiation'> = async (context, { on, note }) => {
  requireDay(context, on);
  await keepRecord(context, { act: 'openNegotiation', on, text: note });
  return undefined;
};

/** The question is put to the approver of the line with a paper (BR art. 15). */
export const openCheck: Act<'openCheck'> = async (context, { on, number, note, fileId }) => {
  requireDay(context, on);
  await requireDisputeFile(context.tx, context.found.id, fileId);
  await keepRecord(context, { act: 'openCheck', on, number, text: note, fileId });
  return undefined;
};

export const execute: Act<'execute'> = async (context, { on, note, fileId }) => {
  requireDay(context, on);
  if (fileId !== null) await requireDisputeFile(context.tx, context.found.id, fileId);
  await keepRecord(context, { act: 'execute', on, text: note, fileId });
  return undefined;
};
