import { z } from 'zod';

/** A way on from a document (RFC 8288). */
export const Link = z.object({
  href: z.string(),
  rel: z.string(),
  type: z.string().optional(),
  title: z.string().optional(),
  hreflang: z.string().optional(),
});
export type Link = z.infer<typeof Link>;

export const Landing = z.object({
  title: z.string(),
  description: z.string(),
  attribution: z.string(),
  links: Link.array(),
});
export const Conformance = z.object({ conformsTo: z.string().array() });
export const CollectionDocument = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  attribution: z.string(),
  itemType: z.literal('feature'),
  extent: z.object({
    spatial: z.object({ bbox: z.number().array().array(), crs: z.string() }),
    temporal: z.object({ interval: z.string().nullable().array().array(), trs: z.string() }).optional(),
  }),
  crs: z.string().array(),
  storageCrs: z.string(),
  links: Link.array(),
});
export type CollectionDocument = z.infer<typeof CollectionDocument>;
export const Collections = z.object({ links: Link.array(), collections: CollectionDocument.array() });

const Geometry = z.object({ type: z.string(), coordinates: z.unknown().array() });
export const Feature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: Geometry.nullable(),
  properties: z.record(z.string(), z.unknown()),
  links: Link.array().optional(),
});
export const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: Feature.array(),
  timeStamp: z.string(),
  numberReturned: z.number().int().min(0),
  numberMatched: z.number().int().min(0).optional(),
  links: Link.array(),
});

/** Media types as they are written. */
export const MEDIA = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  schema: 'application/schema+json',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  problem: 'application/problem+json',
} as const;
