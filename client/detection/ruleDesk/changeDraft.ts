import type {
  ChangeItem,
  ChangeItemDetail,
  RuleChange,
  RuleChangeDraft,
} from '#server/detection/ruleChangeContract.ts';

/** An item as the server takes it; one that does not fit its operation is left out. */
function itemOf({ operation, kind, rowId, baseVersion, body }: ChangeItemDetail): ChangeItem[] {
  if (operation === 'add') return body ? [{ operation, kind, body }] : [];
  if (rowId === null || baseVersion === null) return [];
  if (operation === 'end') return [{ operation, kind, rowId, baseVersion }];
  return body ? [{ operation, kind, rowId, baseVersion, body }] : [];
}

/** The change as the draft that is edited: what is not given stays as it is. */
export function changeDraft(change: RuleChange, over: Partial<RuleChangeDraft> = {}): RuleChangeDraft {
  const { title, documentNo, effectiveOn, reason } = change;
  return { title, documentNo, effectiveOn, reason, items: change.items.flatMap(itemOf), ...over };
}

/** Where an item goes: over the one at a place, over one of the same row, or to the end. Answers the items and the place. */
export function withItem(
  items: readonly ChangeItem[],
  item: ChangeItem,
  at: number | null,
): { items: ChangeItem[]; at: number } {
  const same =
    item.operation === 'add'
      ? -1
      : items.findIndex((each) => each.operation !== 'add' && each.kind === item.kind && each.rowId === item.rowId);
  const place = at ?? (same === -1 ? items.length : same);
  return { items: [...items.slice(0, place), item, ...items.slice(place + 1)], at: place };
}
