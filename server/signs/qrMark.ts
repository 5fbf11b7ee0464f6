import { create } from 'qrcode';
import type { Box } from './box.ts';
import { plateRefusal } from './plateRefusal.ts';
import type { SignEdition } from './signEdition.ts';

/** A QR code placed on the face; `box` includes the quiet zone. */
export interface QrMark {
  url: string;
  box: Box;
  /** Modules along one side, quiet zone left out. */
  modules: number;
  quietModules: number;
  moduleMillimetres: number;
  /** Dark squares joined along their rows, quiet zone included in the position. */
  dark: Box[];
}

type QrRule = Pick<SignEdition['qr'], 'level' | 'quietModules' | 'minModuleMillimetres'>;

/**
 * Draws the QR code of a URL (UTF-8, level Q or H of the edition) into a square box.
 * Throws `module-too-small` when a module would fall below the edition's minimum.
 */
export function qrMark(url: string, box: Box, rule: QrRule): QrMark {
  const { modules } = create(url, { errorCorrectionLevel: rule.level });
  const across = modules.size + 2 * rule.quietModules;
  const moduleMillimetres = box.width / across;
  if (moduleMillimetres < rule.minModuleMillimetres) {
    const needed = Math.ceil(across * rule.minModuleMillimetres);
    throw plateRefusal('module-too-small', {
      detail: `A QR code of ${box.width} mm is too small for this address; it needs ${needed} mm`,
      detailZh: `二维码边长${box.width}毫米过小，此网址至少需要${needed}毫米`,
      facts: { neededMillimetres: needed, availableMillimetres: box.width },
    });
  }
  const isDark = (row: number, column: number): boolean => modules.get(row, column) === 1;
  const dark = darkRuns(modules.size, isDark).map((run) => ({
    x: box.x + (run.column + rule.quietModules) * moduleMillimetres,
    y: box.y + (run.row + rule.quietModules) * moduleMillimetres,
    width: run.length * moduleMillimetres,
    height: moduleMillimetres,
  }));
  return { url, box, modules: modules.size, quietModules: rule.quietModules, moduleMillimetres, dark };
}

interface DarkRun {
  row: number;
  column: number;
  length: number;
}

function darkRuns(size: number, isDark: (row: number, column: number) => boolean): DarkRun[] {
  const rows = Array.from({ length: size }, (_, row) => row);
  return rows.flatMap((row) =>
    runsInRow(
      row,
      rows.filter((column) => isDark(row, column)),
    ),
  );
}

function runsInRow(row: number, darkColumns: readonly number[]): DarkRun[] {
  const runs: DarkRun[] = [];
  for (const column of darkColumns) {
    const last = runs.at(-1);
    if (last && last.column + last.length === column) last.length += 1;
    else runs.push({ row, column, length: 1 });
  }
  return runs;
}
