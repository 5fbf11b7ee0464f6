import { z } from 'zod';
import type { Db } from '../../platform/db/sql.ts';
import { readSetting } from '../../platform/setting.ts';

/** The terms of open data: a row of the settings, for the bureau to decide. */
export const Licence = z.object({
  nameZh: z.string(),
  nameEn: z.string(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** Whether the authority in charge has decided on it. */
  verified: z.boolean(),
  textZh: z.string(),
  textEn: z.string(),
});
export type Licence = z.infer<typeof Licence>;

/** @throws Error where the row is missing */
export async function openLicence(db: Db): Promise<Licence> {
  const licence = await readSetting(db, 'open-licence', Licence);
  if (!licence) throw new Error('There is no setting open-licence');
  return licence;
}
