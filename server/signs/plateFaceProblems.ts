import type { Box } from './box.ts';
import { directionColour } from './directionColour.ts';
import type { MeasuredPlate } from './plateDraft.ts';
import { plateFrame, plateRule, withMinorityBand } from './plateFrame.ts';
import type { PlateProblem } from './plateProblem.ts';
import { BandRole, type PlateRule, type SignEdition } from './signEdition.ts';

/** Faults of size, rim, proportions, digits and grounds. A size that nobody read in the standard binds nobody. */
export function plateFaceProblems(edition: SignEdition, plate: MeasuredPlate, azimuth: number | null): PlateProblem[] {
  const rule = plateRule(edition, plate.type);
  return [
    ...sizeProblems(rule, plate),
    ...rimProblems(rule, plate),
    ...bandProblems(edition, rule, plate),
    ...digitProblems(rule, plate),
    ...groundProblems(edition, { rule, plate, azimuth }),
  ];
}

function sizeProblems({ size }: PlateRule, plate: MeasuredPlate): PlateProblem[] {
  const { widthMillimetres, heightMillimetres } = plate;
  const fits = widthMillimetres === size.widthMillimetres && heightMillimetres === size.heightMillimetres;
  if (fits || !size.verified) return [];
  const expected = `${size.widthMillimetres}×${size.heightMillimetres}`;
  return [
    {
      code: 'SIZE_NOT_STANDARD',
      defect: 'F8',
      message: `The plate is ${widthMillimetres}×${heightMillimetres} mm, the standard asks for ${expected} mm`,
      messageZh: `牌面${widthMillimetres}×${heightMillimetres}毫米，标准为${expected}毫米`,
      facts: { widthMillimetres, heightMillimetres, expected },
    },
  ];
}

function rimProblems({ rim }: PlateRule, plate: MeasuredPlate): PlateProblem[] {
  if (!rim || plate.rimMillimetres <= rim.maxMillimetres) return [];
  return [
    {
      code: 'RIM_TOO_WIDE',
      defect: 'F8',
      message: `The rim of ${plate.rimMillimetres} mm is wider than ${rim.maxMillimetres} mm`,
      messageZh: `外边框${plate.rimMillimetres}毫米，超过${rim.maxMillimetres}毫米`,
      facts: { rimMillimetres: plate.rimMillimetres, maxMillimetres: rim.maxMillimetres },
    },
  ];
}

function bandProblems(edition: SignEdition, rule: PlateRule, plate: MeasuredPlate): PlateProblem[] {
  const face = { x: 0, y: 0, width: plate.widthMillimetres, height: plate.heightMillimetres };
  const there = plate.bands.map(({ holds }) => holds);
  const without = BandRole.options.filter((holds) => !there.includes(holds));
  const { bands } = plateFrame(edition, rule, face, without);
  const hasMinority = plate.bands.some(({ holds }) => holds === 'minority');
  const expected = hasMinority ? withMinorityBand(bands, edition.minority.share) : bands;
  return expected.flatMap(({ holds, box, optional }): PlateProblem[] => {
    const measured = plate.bands.find((band) => band.holds === holds)?.box;
    if (!measured && optional) return [];
    const off = measured ? largestDifference(measured, box, face) : 1;
    if (off <= edition.checks.shareTolerance) return [];
    return [
      {
        code: 'BAND_PROPORTION',
        defect: 'F8',
        message: `The ${holds} band differs by ${Math.round(off * 100)} % of the face from the standard proportion`,
        messageZh: `${BAND_ZH[holds]}所占版面与标准比例相差${Math.round(off * 100)}%`,
        facts: { band: holds, difference: off, tolerance: edition.checks.shareTolerance },
      },
    ];
  });
}

const BAND_ZH: Readonly<Record<BandRole, string>> = {
  minority: '少数民族文字',
  chinese: '汉字',
  roman: '汉语拼音',
  number: '号码',
  unit: '单元号',
  postcode: '邮政编码',
  story: '说明文字',
};

/** As a share of the face's own side, so that a plate of any size is judged alike. */
function largestDifference(a: Box, b: Box, face: Box): number {
  return Math.max(
    Math.abs(a.x - b.x) / face.width,
    Math.abs(a.width - b.width) / face.width,
    Math.abs(a.y - b.y) / face.height,
    Math.abs(a.height - b.height) / face.height,
  );
}

function digitProblems({ digits }: PlateRule, plate: MeasuredPlate): PlateProblem[] {
  if (!digits) return [];
  return plate.texts
    .filter(({ holds, letterMillimetres }) => holds === 'number' && letterMillimetres < digits.minMillimetres - 0.5)
    .map(({ letterMillimetres }) => ({
      code: 'DIGITS_TOO_SMALL',
      defect: 'F8',
      message: `Digits of ${Math.round(letterMillimetres)} mm are lower than ${digits.minMillimetres} mm`,
      messageZh: `数字高${Math.round(letterMillimetres)}毫米，应不低于${digits.minMillimetres}毫米`,
      facts: { letterMillimetres, minMillimetres: digits.minMillimetres },
    }));
}

interface Ground {
  rule: PlateRule;
  plate: MeasuredPlate;
  azimuth: number | null;
}

function groundProblems(edition: SignEdition, { rule, plate, azimuth }: Ground): PlateProblem[] {
  return rule.proportions.columns.flatMap(({ ground }, i): PlateProblem[] => {
    const found = plate.panels[i]?.ground.id ?? '';
    const expected = expectedGround(edition, ground, azimuth) ?? found;
    if (found === expected) return [];
    const zh = (id: string): string | undefined => edition.colours.find((row) => row.id === id)?.nameZh;
    return [
      {
        code: ground === 'direction' ? 'DIRECTION_COLOUR' : 'GROUND_COLOUR',
        defect: 'F8',
        message: `The ground is ${found} and should be ${expected}`,
        messageZh: `底色为${zh(found) ?? found}，应为${zh(expected) ?? expected}`,
        facts: { found, expected, azimuthDegrees: azimuth },
      },
    ];
  });
}

/** undefined where no direction dominates: then a person has chosen the colour, and there is nothing to compare it with. */
function expectedGround(edition: SignEdition, ground: string, azimuth: number | null): string | undefined {
  if (ground !== 'direction') return ground;
  return azimuth === null ? undefined : directionColour(edition, azimuth).ground;
}
