import mustache from 'mustache';
import { fieldProblem } from '../fieldProblem.ts';
import type { Block, DocumentContent } from './contentContract.ts';
import type { DocumentFacts } from './documentFacts.ts';

// Plain text, not HTML: each renderer escapes for its own format.
const PLAIN = { escape: (value: unknown): string => cleaned(String(value)) };

/**
 * Fills the slots of a template: `{{name}}`, `{{#list}}…{{/list}}`, `{{^fact}}…{{/fact}}`, no logic besides. What a fact
 * holds is text and never a slot of its own. Parts that come out empty are left out.
 */
export function fillTemplate(template: DocumentContent, facts: DocumentFacts): DocumentContent {
  const fill = (text: string): string => withoutEnd(mustache.render(text, facts, undefined, PLAIN));
  const blocks = template.blocks.map((block) => filled(block, fill)).filter(hasText);
  return { ...template, head: fill(template.head), blocks };
}

// Blank lines alone are room to write on in a form.
const withoutEnd = (text: string): string => (/^\n+$/.test(text) ? text : text.trimEnd());

function filled(block: Block, fill: (text: string) => string): Block {
  switch (block.type) {
    case 'title':
    case 'addressee':
    case 'paragraph':
      return { ...block, text: fill(block.text) };
    case 'attachments':
      return { ...block, list: fill(block.list) };
    case 'signature':
      return { ...block, organ: fill(block.organ), date: fill(block.date) };
    case 'imprint':
      return {
        ...block,
        copies: fill(block.copies),
        printer: fill(block.printer),
        printedOn: fill(block.printedOn),
      };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: fill(cell.text) }))) };
  }
}

function hasText(block: Block): boolean {
  if (block.type === 'attachments') return block.list !== '';
  return !('text' in block) || block.text.trim() !== '';
}

/** XML holds no control characters, and a direction override would turn the text around it back to front. */
const cleaned = (text: string): string =>
  text.replaceAll(/(?!\n)\p{Cc}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/gu, '');

/**
 * A template may name only slots that exist and must close what it opens: else a document would go out with a hole.
 * @throws Problem invalid-input, at the slot
 */
export function requireFillable(template: DocumentContent, facts: DocumentFacts): void {
  filledTexts(template).forEach((text) => {
    for (const slot of slotsOf(text)) if (!known(slot, facts)) throw noSuchSlot(slot);
  });
}

const filledTexts = (template: DocumentContent): string[] => {
  const texts: string[] = [template.head];
  const keep = (text: string): string => {
    texts.push(text);
    return text;
  };
  for (const block of template.blocks) filled(block, keep);
  return texts;
};

const known = (slot: string, facts: DocumentFacts): boolean =>
  slot in facts || Object.values(facts).some((value) => Array.isArray(value) && value.some((item) => slot in item));

const noSuchSlot = (slot: string) =>
  fieldProblem('/content', 'no-such-slot', `There is no slot {{${slot}}}`, `没有“{{${slot}}}”这一填充项`);

/** Names of the slots of a text, sections and what is inside them included. */
function slotsOf(text: string): string[] {
  try {
    return namesIn(mustache.parse(text));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw fieldProblem('/content', 'broken-template', detail, '模板括号不成对或填充项未闭合');
  }
}

type Token = ReturnType<typeof mustache.parse>[number];
const SLOTS = new Set(['name', '#', '^', '&', '>']);

const namesIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(([kind, name, , , inside]) => [
    ...(SLOTS.has(kind) ? [kind === '>' ? `>${name}` : name] : []),
    ...(Array.isArray(inside) ? namesIn(inside) : []),
  ]);
