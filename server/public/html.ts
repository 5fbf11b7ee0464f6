/** Markup that was written as markup. A class and not a shape, so that no text from anywhere can pass for HTML. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: lists are joined, `null`, `undefined` and `false` leave nothing. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/**
 * Builds markup. A nested `html` is spliced in; anything else is escaped for text and for quoted attributes, so every
 * attribute in a template must be quoted.
 */
export function html(strings: TemplateStringsArray, ...parts: HtmlPart[]): Html {
  const text = strings.map((literal, i) => literal + (i < parts.length ? written(parts[i]) : '')).join('');
  return new Html(text);
}

function written(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return part.map(written).join('');
  return escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters have no place in HTML, and a direction override would turn the text around it back to front.
const UNSAFE = /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}/gu;

const escaped = (text: string): string =>
  text.replaceAll(UNSAFE, '\uFFFD').replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
