/** `中文 / English`: the half in the language of the screen; the whole where there is only one. */
export function halfOf(text: string, isEnglish: boolean): string {
  const [zh = text, en = zh] = text.split(' / ');
  return isEnglish ? en : zh;
}
