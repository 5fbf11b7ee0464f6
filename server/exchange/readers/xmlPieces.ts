import { SaxesParser } from 'saxes';
import { readerRefusal } from './readerFindings.ts';

type Attributes = Readonly<Record<string, string>>;

/** What happens at tags and text; names are without prefix. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

// Workbooks nest a dozen deep, KML as many folders as somebody made.
const MOST_DEPTH = 200;

/**
 * Parses XML as it comes, and gives after each piece what the handler has gathered.
 * @throws Problem document-type, damaged
 */
export async function* xmlPieces<T>(
  texts: AsyncIterable<string>,
  handler: XmlHandler,
  taken: () => T[],
): AsyncGenerator<T[]> {
  const parser = new SaxesParser();
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) throw damagedXml(`nested deeper than ${MOST_DEPTH}`);
    handler.open(plain(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close?.(plain(name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('doctype', () => {
    throw readerRefusal('document-type');
  });
  parser.on('error', ({ message }) => {
    throw damagedXml(message.slice(0, 200));
  });
  for await (const text of texts) {
    parser.write(text);
    const items = taken();
    if (items.length > 0) yield items;
  }
  parser.close();
  const rest = taken();
  if (rest.length > 0) yield rest;
}

const damagedXml = (reason: string) => readerRefusal('damaged', { format: 'XML', reason });

/** Parses a small document to its end. */
export async function wholeXml(texts: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlPieces(texts, handler, () => []));
}
