import { expect, it } from 'vitest';
import { readerLanguage } from './readerLanguage.ts';

it.each([
  ['/s/x', undefined, 'zh'],
  ['/s/x', '', 'zh'],
  ['/s/x', '*', 'zh'],
  ['/s/x', 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['/s/x', 'en-GB,en;q=0.9', 'en'],
  ['/s/x', 'en;q=0.3,zh-TW;q=0.7', 'zh'],
  ['/s/x', 'en,zh', 'zh'],
  ['/s/x', 'fr,de;q=0.5', 'en'],
  ['/s/x', 'zh;q=0,en', 'en'],
  ['/s/x', ';;q=abc,,', 'zh'],
  ['/s/x?lang=zh', 'en', 'zh'],
  ['/s/x?v=1&lang=en', 'zh', 'en'],
  ['/s/x?lang=fr', 'zh', 'zh'],
  ['/s/x?xlang=en', 'zh', 'zh'],
])('%s for %j is in %s', (path, accepted, lang) => {
  expect(readerLanguage(path, accepted)).toBe(lang);
});
