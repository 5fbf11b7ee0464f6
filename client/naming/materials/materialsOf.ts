import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';

interface Application {
  kind: string;
  /** Empty until chosen: then only what every category asks. */
  category: string;
}

/** The rows of `application-materials` that concern an application; an empty list of a row concerns all. */
export function materialsOf(list: readonly CodeListItem[], { kind, category }: Application): CodeListItem[] {
  const isIn = (listed: string | undefined, value: string) => listed === undefined || listed.split(';').includes(value);
  return list.filter(({ traits }) => isIn(traits.case_kinds, kind) && isIn(traits.categories, category));
}
