import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { announce } from './changes.ts';
import type { FieldDb, KeptPackage } from './db.ts';

const OPEN_UNDER = 'diming.field.package';

/** Keeps a package, or its newer content in place of the old. */
export async function keepPackage(
  db: FieldDb,
  accountId: string,
  content: PackageContent,
  size: { bytes: number; at: string },
): Promise<void> {
  const kept: KeptPackage = { id: content.package.id, accountId, content, downloadedAt: size.at, bytes: size.bytes };
  await db.put('packages', kept);
  announce('packages');
}

export const keptPackages = (db: FieldDb, accountId: string): Promise<KeptPackage[]> =>
  db.getAllFromIndex('packages', 'byAccount', accountId);

/** Works with this package from now on. */
export function openPackage(id: string): void {
  localStorage.setItem(OPEN_UNDER, id);
  announce('packages');
}

/** The package that is worked with: the one opened last, else the only or first one. */
export async function openedPackage(db: FieldDb, accountId: string): Promise<KeptPackage | null> {
  const kept = await keptPackages(db, accountId);
  const opened = localStorage.getItem(OPEN_UNDER);
  return kept.find(({ id }) => id === opened) ?? kept[0] ?? null;
}
