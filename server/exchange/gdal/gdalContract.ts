import { z } from 'zod';

/** What can be asked of the thread. Between `begin` and `end` it works for one file; all that it writes is in `output`. */
export const GdalQuestion = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('begin'), output: z.string() }),
  /** Files are opened one after the other and stay open until the end. */
  z.object({ ask: z.literal('open'), path: z.string(), driver: z.string(), options: z.string().array() }),
  /** Writes a layer of the file opened as number `file` as GeoJSON, a feature a line, in the coordinates of the file. */
  z.object({ ask: z.literal('write'), file: z.number(), layer: z.string(), name: z.string() }),
  /** Turns a file of GeoJSON lines into another format, by the options of ogr2ogr. */
  z.object({ ask: z.literal('convert'), path: z.string(), name: z.string(), options: z.string().array() }),
  /** Closes everything. */
  z.object({ ask: z.literal('end') }),
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

/** Names of the files that a conversion left in the folder. */
export const Converted = z.object({ files: z.string().array() });

/** The memory that the library has taken and never gives back, in bytes. */
export const Ended = z.object({ memory: z.number() });

export const GdalAnswer = z.union([
  z.object({ layers: GdalLayer.array() }),
  Written,
  Converted,
  Ended,
  z.object({ begun: z.literal(true) }),
  z.object({ failure: z.string() }),
]);
export type GdalAnswer = z.infer<typeof GdalAnswer>;
