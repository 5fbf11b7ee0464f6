import { z } from 'zod';

/** Where the thread reads and writes: folders of the opened file, seen by the library and by nobody else. */
export const GdalFolders = z.object({ output: z.string() });

/** What can be asked of the thread; it opens files one after the other and keeps them open. */
export const GdalQuestion = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('open'), path: z.string(), driver: z.string(), options: z.string().array() }),
  /** Writes a layer of the file opened as number `file` as GeoJSON, a feature a line, in the coordinates of the file. */
  z.object({ ask: z.literal('write'), file: z.number(), layer: z.string(), name: z.string() }),
]);
export type GdalQuestion = z.infer<typeof GdalQuestion>;

const Crs = z.object({
  projjson: z
    .object({
      name: z.string().optional(),
      id: z.object({ authority: z.string(), code: z.union([z.number(), z.string()]) }).optional(),
    })
    .optional(),
});

/** What the library says of a layer, as far as it is used. */
export const GdalLayer = z.object({
  name: z.string(),
  featureCount: z.number(),
  geometryFields: z.object({ type: z.string(), coordinateSystem: Crs.nullish() }).array(),
  fields: z.object({ name: z.string(), type: z.string() }).array(),
});
export type GdalLayer = z.infer<typeof GdalLayer>;

/** Where the features are, and what the library complained of. */
export const Written = z.object({ written: z.string(), errors: z.string().array() });

export const GdalAnswer = z.union([
  z.object({ layers: GdalLayer.array() }),
  Written,
  z.object({ failure: z.string() }),
]);
