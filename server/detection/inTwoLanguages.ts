/**
 * A text and its Chinese twin. Rows that registers stored before the two were apart hold both in one string,
 * `art. 9(8) / 第九条第（八）项`; one given in a single language is the same in both.
 */
export function inTwoLanguages(text: string, textZh: string): { text: string; textZh: string } {
  if (textZh !== '') return { text, textZh };
  const [english = text, chinese = english] = text.split(' / ');
  return { text: english, textZh: chinese };
}
