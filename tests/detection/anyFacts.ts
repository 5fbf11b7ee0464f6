import fc from 'fast-check';
import type { CheckInput } from '#server/detection/subject.ts';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { normaliseName } from '#server/gazetteer/normaliseName.ts';

type Facts = Omit<CheckInput, 'name' | 'category' | 'attributes' | 'division'>;

/** A text, made when the name that is asked about is known. */
type TextFor = (name: string) => string;

const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

/** Another text, the name itself, or its first half: so that the rules that compare have something to find. */
const textsFrom = (anyText: fc.Arbitrary<string>): fc.Arbitrary<TextFor> =>
  fc.oneof(
    anyText.map(
      (text): TextFor =>
        () =>
          text,
    ),
    fc.constant<TextFor>(normaliseName),
    fc.constant<TextFor>((name) => normaliseName(name).slice(0, name.length / 2)),
  );

function anyNames(anyText: fc.Arbitrary<string>) {
  const [text, metres] = [textsFrom(anyText), fc.nat({ max: 30_000 })];
  const other = fc.record({
    ...{ norm: text, specificNorm: text, sounds: few(anyText), category: fc.constantFrom(...PlaceCategory.options) },
    ...{ scope: fc.oneof(fc.constantFrom('nation', 'county', 'county_fallback'), anyText), status: anyText },
    ...{ divisionName: fc.option(anyText), area: fc.option(anyText), metres, apart: metres },
  });
  return few(other).map(
    (others) => (name: string) =>
      others.map(({ norm, specificNorm, sounds, ...facts }) => ({
        ...{ placeId: 'p', nameId: 'n', name: norm(name), romanTone: sounds[0] ?? null, geometry: null, ...facts },
        ...{ norm: norm(name), specificNorm: specificNorm(name), pinyinTone: sounds, pinyinPlain: sounds },
      })),
  );
}

/**
 * Whatever a register may know of a name and its place: names in scope, adjacent and close by, plans, entities, streets,
 * the name borne, divisions that ended.
 * @param anyText where the texts come from that are not the name's own
 */
export function anyFacts(anyText: fc.Arbitrary<string>): fc.Arbitrary<(name: string) => Facts> {
  const [names, text] = [anyNames(anyText), textsFrom(anyText)];
  const plan = fc.record({ titles: few(anyText), names: fc.nat(), includes: fc.boolean() });
  const facts = fc.record({
    ...{
      inScope: names,
      adjacent: names,
      nearby: names,
      surrounding: few(text),
      entities: few(text),
      borne: maybe(text),
    },
    ...{ plan: maybe(plan), localNames: few(anyText), ended: few(text), isInside: fc.option(fc.boolean()) },
    ...{ registerAsked: maybe(fc.boolean()), localCharacters: few(anyText), meaning: maybe(anyText) },
    standing: maybe(fc.record({ since: fc.option(fc.constantFrom('1930-01-01', '2015-01-01')), legalStatus: anyText })),
    presentStatus: fc.constantFrom(undefined, 'unknown', 'approved_tr', 'census_only'),
  });
  return facts.map(
    ({ inScope, adjacent, nearby, surrounding, entities, borne, ended, isInside, ...plain }) =>
      (name) => ({
        ...plain,
        ...{ inScope: inScope(name), adjacent: adjacent(name), nearby: nearby(name), presentName: borne?.(name) },
        surroundingNames: surrounding.map((each) => each(name)),
        entities: entities.map((each) => ({ name: each(name), isInside })),
        continues: inScope(name).map(({ norm, specificNorm, divisionName }) => ({
          name: norm,
          specificNorm,
          divisionName,
        })),
        endedDivisions: ended.map((each) => ({ name: each(name), endedOn: '2003-07-01' })),
      }),
  );
}
