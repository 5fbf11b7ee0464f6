import { type ParsedUrlQuery, parse } from 'node:querystring';

/**
 * The query of an address. Bytes that are no UTF-8 (what old systems send is often GBK) would be read as U+FFFD, and a search
 * for them would find nothing and not say why.
 * @throws URIError for such bytes, which is answered as a bad address
 */
export function readQuery(text: string | undefined): ParsedUrlQuery {
  const given = text ?? '';
  decodeURIComponent(given.replaceAll('+', ' '));
  return parse(given);
}
