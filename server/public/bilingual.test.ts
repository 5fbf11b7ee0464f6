import { describe, expect, it } from 'vitest';
import { bilingual } from './bilingual.ts';

const zh = (text: string) => bilingual((chinese) => chinese, text);
const en = (text: string) => bilingual((_chinese, english) => english, text);

describe('the half of a note in the page’s language', () => {
  it('takes each half of several notes', () => {
    expect(zh('须核 / to be checked；默认 / by default')).toBe('须核；默认');
    expect(en('须核 / to be checked；默认 / by default')).toBe('to be checked; by default');
  });

  it('keeps a note in one language, and a slash that parts no languages', () => {
    expect(en('吴忠市民政局')).toBe('吴忠市民政局');
    expect(zh('东街 / 西街')).toBe('东街 / 西街');
  });

  it('shows what has no English in Chinese only', () => {
    expect(zh('地址资料；未见 / not seen')).toBe('地址资料；未见');
    expect(en('地址资料；未见 / not seen')).toBe('not seen');
  });
});
