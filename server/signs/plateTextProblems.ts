import type { PlateDraft } from './plateDraft.ts';
import type { PlateProblem } from './plateProblem.ts';
import type { SignEdition } from './signEdition.ts';
import { signRoman } from './signRoman.ts';

/** Faults of what the plate says, against the register and the ban on a second language. */
export function plateTextProblems(edition: SignEdition, draft: PlateDraft): PlateProblem[] {
  return [
    ...nameProblems(draft),
    ...romanProblems(edition, draft),
    ...languageProblems(edition, draft),
    ...numberProblems(edition, draft),
  ];
}

const textsOf = (draft: PlateDraft, holds: string): string[] =>
  draft.plate.texts.filter((text) => text.holds === holds).map(({ text }) => text.normalize('NFC'));

function nameProblems(draft: PlateDraft): PlateProblem[] {
  const expected = draft.standardName.normalize('NFC');
  return textsOf(draft, 'chinese')
    .filter((text) => text !== expected)
    .map((text) => ({
      code: 'NAME_NOT_STANDARD',
      defect: 'F1',
      message: `The plate says ${text}, the standard name is ${expected}`,
      messageZh: `牌面为“${text}”，标准地名为“${expected}”`,
      facts: { text, expected },
    }));
}

function romanProblems(edition: SignEdition, draft: PlateDraft): PlateProblem[] {
  const expected = signRoman(draft.romanTone, edition.roman);
  return textsOf(draft, 'roman')
    .filter((text) => text !== expected)
    .map((text) => ({
      code: 'ROMAN_NOT_APPROVED',
      defect: 'F7',
      message: `The plate spells ${text}, the approved spelling is ${expected}`,
      messageZh: `牌面拼写为“${text}”，审定拼写为“${expected}”`,
      facts: { text, expected },
    }));
}

/** Foreign generics in any band, letters in the Chinese band and scripts nobody ordered (TR art. 15; language law art. 18). */
function languageProblems(edition: SignEdition, draft: PlateDraft): PlateProblem[] {
  const approved = new Set(wordsOf(`${signRoman(draft.romanTone, edition.roman)} ${draft.standardName}`));
  const foreign = new Set(edition.checks.foreignWords);
  return draft.plate.texts
    .filter(({ holds }) => holds !== 'minority')
    .flatMap(({ holds, text }) => {
      const words = wordsOf(text).filter((word) => !approved.has(word) && (holds === 'chinese' || foreign.has(word)));
      const strange = text.match(STRANGE_SCRIPT) ?? [];
      return [...words, ...strange].map((word) => ({ holds, word }));
    })
    .map(({ holds, word }) => ({
      code: 'SECOND_LANGUAGE',
      defect: 'F1',
      message: `${word} is neither Chinese nor pinyin`,
      messageZh: `“${word}”既非汉字也非汉语拼音，标志上不得使用`,
      facts: { band: holds, word },
    }));
}

const STRANGE_SCRIPT = /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toUpperCase()
    .match(/\p{Script=Latin}+/gu) ?? [];

function numberProblems(edition: SignEdition, draft: PlateDraft): PlateProblem[] {
  const allowed = new RegExp(edition.checks.numberPattern, 'u');
  // 12号楼3单元 is drawn from the number 12-3.
  const units = textsOf(draft, 'unit').map((text) => text.replace('号楼', '-').replace(/单元$/u, ''));
  return [...textsOf(draft, 'number'), ...units]
    .filter((text) => !allowed.test(text))
    .map((text) => ({
      code: 'NUMBER_NOT_ARABIC',
      defect: 'F1',
      message: `The number ${text} is not written in Arabic digits`,
      messageZh: `门楼号“${text}”应使用阿拉伯数字`,
      facts: { text, pattern: edition.checks.numberPattern },
    }));
}
