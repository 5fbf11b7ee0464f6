/** Drawing convention of survey practice: claims are solid, 0.3 mm on paper, side A red, side B blue. */
export const SIDE_COLOR = { a: '#c1121f', b: '#0a4fb8' } as const;
/** 0.3 mm in pixels of the screen (96 to the inch) are 1.13; drawn twice as wide, because a screen is read from farther away. */
export const CLAIM_WIDTH = 2.3;

/** What a dispute's map draws, lowest first. */
export const DISPUTE_ROLES = [
  'outline',
  'contested',
  'recorded',
  'statusQuo',
  'extra',
  'aid',
  'claimA',
  'claimB',
] as const;
export type DisputeRole = (typeof DISPUTE_ROLES)[number];

interface Look {
  color: string;
  width: number;
  dash?: number[];
}
export const DISPUTE_LOOK: Readonly<Record<DisputeRole, Look>> = {
  outline: { color: '#7a8699', width: 1, dash: [2, 2] },
  contested: { color: '#6b3fa0', width: 1.5 },
  recorded: { color: '#1f2733', width: 2, dash: [6, 2, 1, 2] },
  statusQuo: { color: '#7a5200', width: 2, dash: [3, 2] },
  extra: { color: '#8a5a00', width: 2 },
  aid: { color: '#0a6b4f', width: 2.5, dash: [2, 1.5] },
  claimA: { color: SIDE_COLOR.a, width: CLAIM_WIDTH },
  claimB: { color: SIDE_COLOR.b, width: CLAIM_WIDTH },
};
