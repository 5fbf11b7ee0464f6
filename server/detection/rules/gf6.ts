import type { Rule } from '../rule.ts';

const HALF = 50;

/**
 * Mixed use is named as a quarter unless the commercial part exceeds half of the floor area and can be told apart
 * (Shandong 2020 draft, off by default). The areas tell the share; whether it can be told apart a person sees.
 */
export const gf6: Rule = {
  id: 'GF-6',
  look: ({ category, text, input: { attributes } }, _, { parameters }) => {
    const commercial = attributes?.commercialFloorAreaSquareMetres ?? 0;
    const whole = attributes?.grossFloorAreaSquareMetres ?? 0;
    if (category !== 'building' || commercial <= 0 || commercial >= whole) return [];
    const { mostCommercialPercent: most = HALF } = parameters;
    const percent = Math.round((1000 * commercial) / whole) / 10;
    return [
      { result: percent > most ? 'SEPARABLE' : 'AS_QUARTER', start: 0, end: text.length, evidence: { percent, most } },
    ];
  },
};
