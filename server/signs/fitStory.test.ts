import { describe, expect, it } from 'vitest';
import { editionOf } from './editionOf.ts';
import { fitStory, type Story } from './fitStory.ts';
import { typeface } from './typeface.ts';

const edition = editionOf();
const rule = edition.lettering.story;
const faces = [typeface(rule.face)];
const ink = edition.colours[0];
if (!ink) throw new Error('no colour');

const set = (text: string, box: Partial<Story['box']> = {}) =>
  fitStory({ text, ink, box: { x: 10, y: 20, width: 900, height: 300, ...box } }, rule, faces);
const SENTENCE = '明代在此筑堡屯田，堡前有井，水甘而旺，人称金积井。';

describe('a story', () => {
  it('of one line stands in the middle in the largest letters', () => {
    const [line, ...more] = set('旧时沿路种稻');
    expect(more).toEqual([]);
    expect(line?.letterMillimetres).toBe(rule.maxMillimetres);
    expect(line?.box.x).toBeCloseTo(10 + (900 - 6 * rule.maxMillimetres) / 2, 3);
  });

  it('of many lines stays in its box, and no line begins with a closing mark', () => {
    const lines = set(SENTENCE.repeat(6));
    expect(lines.length).toBeGreaterThan(3);
    for (const { text, box } of lines) {
      expect(text).not.toMatch(/^[，。、；：？！”）]/u);
      expect(box.x).toBeGreaterThanOrEqual(10);
      expect(box.x + box.width).toBeLessThanOrEqual(910 + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(320 + 0.01);
    }
    expect(lines.map(({ text }) => text).join('')).toBe(SENTENCE.repeat(6));
  });

  it('too long keeps whole sentences from the start', () => {
    const text = set(SENTENCE.repeat(60))
      .map((line) => line.text)
      .join('');
    expect(text.length).toBeLessThan(SENTENCE.length * 60);
    expect(text.replaceAll(SENTENCE, '')).toBe('');
  });

  it('whose first sentence does not fit is refused with what would', () => {
    expect(() => set('堡'.repeat(4000))).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: 'does-not-fit', band: 'story' }) }),
    );
  });
});
