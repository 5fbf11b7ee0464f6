import { z } from 'zod';
import { endpoint } from '../../platform/contract.ts';

export const ExercisesApi = {
  loadExercises: endpoint({
    method: 'post',
    path: '/demo-exercises',
    summary: '装入演练办件（仅演示数据，一次） / Load cases to practise on; demonstration registers only, once',
    permission: 'demo.clock',
    jurisdiction: 'none',
    reply: z.object({ cases: z.number().int(), reports: z.number().int() }),
  }),
};
