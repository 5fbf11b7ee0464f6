import { expect, it } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import { isPublicAddress, readTarget } from './publicTarget.ts';

it.each(['1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...['::1', '::', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'nonsense'],
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

const codeOf = (url: string, hosts: string[] = []): unknown => {
  try {
    readTarget(url, hosts);
    return 'taken';
  } catch (error) {
    return error instanceof Problem ? error.facts.errors?.[0]?.code : error;
  }
};

it.each([
  ['https://example.cn/hook?x=1', 'taken'],
  ['http://example.cn/', 'not-https'],
  ['ftp://example.cn/', 'bad-url'],
  ['javascript:alert(1)', 'bad-url'],
  ['example', 'bad-url'],
  ['https://user:pass@example.cn/', 'credentials'],
  ['https://example.cn/#a', 'credentials'],
  ['https://127.0.0.1/', 'private'],
  ['https://2130706433/', 'private'],
  ['https://0x7f.1/', 'private'],
  ['https://[::ffff:10.0.0.1]/', 'private'],
  ['https://localhost/', 'private'],
  ['https://db.localhost./', 'private'],
])('%s: %s', (url, code) => {
  expect(codeOf(url)).toBe(code);
});

it('takes what the configuration names, by http too', () => {
  expect(codeOf('http://10.1.2.3:8080/hook', ['10.1.2.3'])).toBe('taken');
  expect(codeOf('http://10.1.2.4/hook', ['10.1.2.3'])).toBe('not-https');
});
