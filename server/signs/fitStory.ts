import { LineBreaker } from 'css-line-break';
import type { Problem } from '../platform/problem.ts';
import type { Box } from './box.ts';
import type { FittedText } from './fitText.ts';
import { plateRefusal } from './plateRefusal.ts';
import { setText } from './setText.ts';
import type { Colour, StoryRule } from './signEdition.ts';
import type { Typeface } from './typeface.ts';

export interface Story {
  text: string;
  ink: Colour;
  box: Box;
}

// Letters grow smaller by this factor until the text fits.
const STEP = 0.96;
const INDENT_EM = 2;

/**
 * Sets a paragraph into its box, lines broken by UAX #14 so that none begins with 。, as large as fits. A text too long
 * even in the smallest letters loses its last sentences: the page behind the code has it whole. One FittedText a line.
 * @throws Problem conflict `does-not-fit` where not even the first sentence fits, `missing-glyph`
 */
export function fitStory(story: Story, rule: StoryRule, faces: readonly Typeface[]): FittedText[] {
  const sentences = sentencesOf(story, rule).map((sentence) => wordsOf(sentence, faces));
  const fitting = (words: readonly Word[], em: number): string[] | undefined => {
    const lines = linesOf(words, story.box.width / em);
    return lines && heightOf(lines.length, em, rule) <= story.box.height ? lines : undefined;
  };
  let words = sentences.flat();
  while (sentences.length > 0 && !fitting(words, rule.minMillimetres)) {
    sentences.pop();
    words = sentences.flat();
  }
  if (words.length === 0) throw tooLong(story, rule);
  for (let em = Math.min(rule.maxMillimetres, story.box.height); em > rule.minMillimetres; em *= STEP) {
    const lines = fitting(words, em);
    if (lines) return placed(lines, em, { story, rule, faces });
  }
  return placed(fitting(words, rule.minMillimetres) ?? [], rule.minMillimetres, { story, rule, faces });
}

interface Setting {
  story: Story;
  rule: StoryRule;
  faces: readonly Typeface[];
}

interface Word {
  word: string;
  /** Ems. */
  width: number;
}

/** The sentences that could find room: a Latin letter is half as wide as a Chinese character. */
function sentencesOf(story: Story, rule: StoryRule): string[] {
  const most = 2 * room(story, rule);
  const sentences: string[] = [];
  let length = 0;
  for (const sentence of story.text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(?<=[。！？])/u)) {
    length += sentence.length;
    if (length > most) break;
    sentences.push(sentence);
  }
  return sentences;
}

const heightOf = (lines: number, em: number, { leading }: StoryRule): number => ((lines - 1) * leading + 1) * em;

function wordsOf(text: string, faces: readonly Typeface[]): Word[] {
  const breaker = LineBreaker(text, { lineBreak: 'strict', wordBreak: 'normal' });
  const words: Word[] = [];
  for (let next = breaker.next(); !next.done; next = breaker.next()) {
    const word = next.value.slice();
    words.push({ word, width: widthOf(word, faces) });
  }
  return words;
}

const widthOf = (word: string, faces: readonly Typeface[]): number =>
  setText(word, faces).reduce((end, { left, advance }) => Math.max(end, left + advance), 0);

/** Lines of at most so many ems, the first indented where there is a second; undefined when one word is too wide. */
function linesOf(words: readonly Word[], ems: number): string[] | undefined {
  if (words.reduce((sum, { width }) => sum + width, 0) <= ems) return [words.map(({ word }) => word).join('')];
  const lines: string[] = [''];
  let used = INDENT_EM;
  for (const { word, width } of words) {
    if (width > ems - INDENT_EM) return undefined;
    if (used + width > ems) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += word;
    used += width;
  }
  return lines;
}

function placed(lines: readonly string[], em: number, { story, rule, faces }: Setting): FittedText[] {
  const { box, ink } = story;
  const top = box.y + (box.height - heightOf(lines.length, em, rule)) / 2;
  return lines.map((text, i) => {
    const glyphs = setText(text.trim(), faces);
    const width = glyphs.reduce((end, { left, advance }) => Math.max(end, left + advance), 0) * em;
    const indent = i === 0 ? INDENT_EM * em : 0;
    // A single line stands in the middle, as the name above it does.
    const start = box.x + (lines.length === 1 ? (box.width - width) / 2 : indent);
    const lineTop = top + i * rule.leading * em;
    return {
      ...{ holds: 'story' as const, text: text.trim(), ink, emMillimetres: em, letterMillimetres: em, scale: 1 },
      box: { x: start, y: lineTop, width, height: em },
      trackingEm: 0,
      // The em square of a Chinese character reaches 0.88 em above the baseline.
      baseline: lineTop + 0.88 * em,
      glyphs: glyphs.map((glyph) => ({
        ...{ text: glyph.text, face: glyph.face.name, outline: glyph.outline },
        left: start + glyph.left * em,
        width: glyph.advance * em,
      })),
    };
  });
}

/** Characters that the box takes in the smallest letters. */
function room({ box }: Story, { minMillimetres, leading }: StoryRule): number {
  const lines = Math.floor((box.height / minMillimetres - 1) / leading) + 1;
  return Math.max(0, lines * Math.floor(box.width / minMillimetres) - INDENT_EM);
}

function tooLong(story: Story, rule: StoryRule): Problem {
  const available = room(story, rule);
  return plateRefusal('does-not-fit', {
    detail: `The first sentence of the text is too long: about ${available} characters fit`,
    detailZh: `说明文字的第一句过长，版面约可容纳${available}字`,
    facts: { text: story.text, band: 'story', availableCharacters: available },
  });
}
