import { z } from 'zod';
import { Day, endpoint } from '../platform/contract.ts';

const Step = z.coerce.number().int().min(0);

export const OfficeTilesApi = {
  divisions: endpoint({
    ...{
      method: 'get',
      path: '/office-tiles/divisions.mvt',
      summary: '区划轮廓瓦片 / Outlines as the reader may see them',
    },
    ...{ permission: 'session', jurisdiction: 'none' },
    query: z.strictObject({ z: Step.max(16), x: Step, y: Step, at: Day.optional() }),
    ...{ produces: 'application/vnd.mapbox-vector-tile', reply: z.string() },
  }),
};
