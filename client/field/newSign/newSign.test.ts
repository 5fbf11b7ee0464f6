import { describe, expect, it } from 'vitest';
import { PlaceId } from '#server/gazetteer/contract.ts';
import { findPlaces } from './findPlaces.ts';
import { commonObstacle } from './obstacles.ts';

const place = (name: string, roman: string, position: [number, number] | null) => ({
  ...{ placeId: PlaceId.parse('7a1f3a9e-60f4-4a36-9d5f-0a3f7c2b8e11'), name, roman, category: 'street', position },
});
const NAMES = [
  place('裕民东街', 'Yùmín Dōngjiē', [106.3, 38]),
  place('裕民街', 'Yùmín Jiē', [106.2, 38]),
  place('利通街', 'Lìtōng Jiē', [106.1, 38]),
  place('绿园巷', 'Lǜyuán Xiàng', null),
  place('新裕民巷', 'Xīn Yùmín Xiàng', [106.2, 38]),
];
const found = (typed: string, here: [number, number] | null = null) =>
  findPlaces(NAMES, typed, here).map(({ name }) => name);

describe('finding a place', () => {
  it('reads characters, pinyin with and without tones, and first letters', () => {
    expect(found('裕民街')).toEqual(['裕民街']);
    expect(found('yumin jie')).toEqual(['裕民街']);
    expect(found('Yùmín J')).toEqual(['裕民街']);
    expect(found('lvyuan')).toEqual(['绿园巷']);
    expect(found('ymdj')).toEqual(['裕民东街']);
    expect(found('ltj')).toEqual(['利通街']);
  });

  it('puts what begins so first, and of these the nearest', () => {
    expect(found('yumin', [106.2, 38])).toEqual(['裕民街', '裕民东街', '新裕民巷']);
    expect(found('', [106.11, 38])[0]).toBe('利通街');
  });

  it('finds nothing where nothing fits', () => expect(found('解放')).toEqual([]));
});

describe('what keeps a record', () => {
  const ASKED = { photos: 1, accuracy: 30 };
  const fix = { position: [106.2, 38] as [number, number], accuracyMetres: 8, readings: 3 };

  it('is a missing photograph, then a missing position, then a coarse one without a reason', () => {
    const coarse = { ...fix, accuracyMetres: 45 };
    expect(commonObstacle({ photos: 0, fix: null, note: '' }, ASKED)).toBe('photo');
    expect(commonObstacle({ photos: 1, fix: null, note: '' }, ASKED)).toBe('fix');
    expect(commonObstacle({ photos: 1, fix: coarse, note: ' ' }, ASKED)).toBe('reason');
    expect(commonObstacle({ photos: 1, fix: coarse, note: '高楼之间' }, ASKED)).toBeNull();
    expect(commonObstacle({ photos: 1, fix, note: '' }, ASKED)).toBeNull();
  });
});
