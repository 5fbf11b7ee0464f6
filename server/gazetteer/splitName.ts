import type { PlaceCategory } from './contract.ts';
import type { GenericRow, GenericTable } from './genericTable.ts';
import { normaliseName } from './normaliseName.ts';

export interface SplitName {
  /** 专名: tells one entity from others. */
  specific: string;
  /** 通名: tells the class; `null` when none can be told apart (百花深处, 一线天). */
  generic: string | null;
}

// PR84 rule 2: a direction of one syllable joins the generic of a street (南路, 后街).
const DIRECTION = /^(.{2,}?)([东西南北中前后]{1,2})$/u;
// Words whose last character only looks like a direction: 淮南, 山西 … must stay whole. Behind one character the first of the
// two belongs with that (中山|东路, 黄河|西路, 新华|南路), unless it only says which (小江南路).
const ENDS_IN_DIRECTION =
  /(?:(?<!^[^新老大小])(?:山西|陕西|广西|江西|湖南|河南|海南|云南|湖北|河北|济南|淮南|淮北|江南|江北|关中|汉中|晋中|台中|广东|山东|丹东)|(?<!^.)(?:华东|华北|华中|华南|安东|城东|城西|城南|城北|城中|河东|河西|建中)|[东西][南北])$/u;

const fits = (row: GenericRow, category: PlaceCategory | undefined): boolean =>
  category === undefined || row.categories.includes(category);

// 桂花苑, 稻花园: before 花 a single character makes the word of a blossom, unless it only says which (大花园, 东花苑).
const SPLITS_A_BLOSSOM = /^[^大小新老东西南北中前后]花[园苑]$/u;

function longest(name: string, category: PlaceCategory | undefined, table: GenericTable): GenericRow | undefined {
  const rows = table.byLastChar.get([...name].at(-1) ?? '') ?? [];
  return rows.find(
    (row) =>
      fits(row, category) &&
      name.length > row.text.length &&
      name.endsWith(row.text) &&
      !(row.text.startsWith('花') && SPLITS_A_BLOSSOM.test(name)),
  );
}

function withDirection(specific: string, generic: string): SplitName {
  const match = DIRECTION.exec(specific);
  if (!match?.[1] || !match[2] || ENDS_IN_DIRECTION.test(specific)) return { specific, generic };
  return { specific: match[1], generic: match[2] + generic };
}

/**
 * Splits a name into 专名 and 通名 (TR art. 9: every name has both) by the longest generic term of its category.
 * A street's direction goes with the generic: 裕民南路 → 裕民 + 南路. Never throws.
 */
export function splitName(name: string, category: PlaceCategory | undefined, generics: GenericTable): SplitName {
  const text = normaliseName(name);
  const found = longest(text, category, generics);
  if (!found) return { specific: text, generic: null };
  const specific = text.slice(0, -found.text.length);
  return category === 'street' ? withDirection(specific, found.text) : { specific, generic: found.text };
}

/** The row of the generic term with which `generic` ends: 南路 → 路. */
export function genericRow(generic: string, table: GenericTable): GenericRow | undefined {
  const rows = table.byLastChar.get([...generic].at(-1) ?? '') ?? [];
  return rows.find((row) => generic.endsWith(row.text));
}
