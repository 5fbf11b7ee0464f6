import { describe, expect, it } from 'vitest';
import { Sign } from '#server/signs/contract.ts';
import { changesOf, detailsOf, touchesPlate } from './detailsForm.ts';

const sign = Sign.parse({
  ...{ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', version: 1, placeId: '11111111-1111-4111-8111-111111111111', name: '稻香路' },
  ...{
    romanSign: 'DAOXIANG LU',
    standardName: '稻香路',
    category: 'street',
    divisionCode: '640302',
    divisionName: '利通区',
  },
  ...{
    type: 'street',
    status: 'installed',
    moves: [],
    edition: 'GB17733-2008',
    widthMillimetres: 1200,
    heightMillimetres: 400,
  },
  ...{
    colour: 'blue',
    position: [106.2, 38],
    azimuthDegrees: 90,
    azimuthGiven: false,
    azimuthReason: null,
    number: null,
  },
  ...{
    postcode: null,
    textMinority: null,
    mounting: 'post',
    side: null,
    material: null,
    owner: '民政部门',
    maintainer: '',
  },
  ...{
    madeBy: null,
    costCents: 12_345,
    warrantyTo: null,
    url: '',
    installedOn: null,
    withdrawnOn: null,
    replacesId: null,
  },
  ...{ replacedById: null, lastInspection: null, openReports: 0, problems: [], updatedAt: '2026-03-01T00:00:00Z' },
});

describe('changesOf', () => {
  it('is empty before anything is typed, and where something was typed back', () => {
    expect(changesOf(detailsOf(sign), sign)).toEqual({});
    expect(changesOf({ ...detailsOf(sign), material: '  ' }, sign)).toEqual({});
  });

  it('holds only what differs, money in cents', () => {
    const changes = changesOf({ ...detailsOf(sign), costYuan: 0.29, side: 'north' }, sign);
    expect(changes).toEqual({ costCents: 29, side: 'north' });
    expect(touchesPlate(changes)).toBe(false);
  });

  it('knows what stands on the plate', () => {
    expect(touchesPlate(changesOf({ ...detailsOf(sign), number: '18' }, sign))).toBe(true);
    expect(touchesPlate(changesOf({ ...detailsOf(sign), azimuthDegrees: 10 }, sign))).toBe(true);
  });
});
