import type { MarkerContext } from '../../boundaries/markers/markerDeps.ts';
import type { DemoClock } from '../../platform/demoClock.ts';
import type { GroundGate } from '../../platform/groundGate.ts';
import type { SignId } from '../contract.ts';
import type { KeyPlace } from '../keys/privateKey.ts';
import type { PhotoStore } from './uploads/photoStore.ts';

/** What the app hands to the field. `uploads` judges photographs, not papers. */
export interface FieldContext extends MarkerContext {
  clock: Pick<DemoClock, 'real' | 'days'>;
  config: KeyPlace & { publicUrl: string; dataDir: string };
  ground: GroundGate;
}

export interface FieldDeps extends FieldContext {
  newSignId: (at: string) => SignId;
  /** Photographs that are not whole yet. */
  photos: PhotoStore;
}
