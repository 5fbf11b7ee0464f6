import type { Router } from 'express';
import type { NamingContext } from '../../naming/namingDeps.ts';
import { serve } from '../../platform/http/serve.ts';
import { ExercisesApi } from './exerciseContract.ts';
import { loadExercises } from './loadExercises.ts';

/** The cases to practise on. */
export function exerciseRoutes(router: Router, deps: NamingContext): void {
  serve(router, ExercisesApi.loadExercises, (_, actor) => loadExercises(deps, actor), deps);
}
