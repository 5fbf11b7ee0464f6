import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Problem } from '../../platform/problem.ts';

/** The address is not one of the public Internet, or not one of the hosts that the configuration names. */
export class ForbiddenTarget extends Error {
  override readonly name = 'ForbiddenTarget';
}

const plainHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** Whether an IP address is one of the public Internet: not private, loopback, link-local, multicast, tunnelled or reserved. */
export function isPublicAddress(address: string): boolean {
  // `process` takes an IPv4 address out of its IPv6 wrapping.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Whether the configuration names the host: then it may be private, and plain http. */
export const isNamedHost = (url: URL, hosts: readonly string[]): boolean => hosts.includes(plainHost(url));

/**
 * Reads the address of a webhook.
 * @throws Problem invalid-input where it is none, is not https, carries credentials or a fragment, or names an address inside a network
 */
export function readTarget(text: string, hosts: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw unfit('bad-url', 'This is not an http address', '这不是有效的网址。');
  if (url.username || url.password || url.hash)
    throw unfit(
      'credentials',
      'The address must carry no password and no fragment',
      '网址中不能带用户名、密码或 # 片段。',
    );
  if (isNamedHost(url, hosts)) return url;
  if (url.protocol !== 'https:') throw unfit('not-https', 'Only https', '只能使用 https 网址。');
  if (isInner(url))
    throw unfit(
      'private',
      'The address lies inside a network',
      '该网址指向内部网络，不能推送；内部系统须由管理员在服务配置中列出。',
    );
  return url;
}

const isInner = (url: URL): boolean => {
  const host = plainHost(url);
  return isIP(host) === 0 ? /(^|\.)(localhost|local|internal|localdomain)\.?$/.test(host) : !isPublicAddress(host);
};

const unfit = (code: string, detail: string, detailZh: string): Problem =>
  new Problem('invalid-input', detail, { detailZh, errors: [{ in: 'body', pointer: '/url', code, detail, detailZh }] });

/**
 * Resolves a host for a connection, and refuses it where any of its addresses is not public. The connection uses the very
 * addresses that were looked at, so an answer that changes meanwhile changes nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
      return done(new ForbiddenTarget(`${hostname} is not on the public Internet`), '');
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};
