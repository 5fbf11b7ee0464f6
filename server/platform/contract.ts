import { z } from 'zod';

// PostgreSQL knows no year 0, and no offset of 16 hours or more.
const hasYear = (text: string): boolean => !text.startsWith('0000');
const NO_YEAR = 'There is no year 0 / 没有公元 0 年';
const FAR_OFFSET = /[+-](?:1[6-9]|2\d):\d\d$/;

/** A moment as ISO 8601 with offset. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(hasYear, NO_YEAR)
  .refine((text) => !FAR_OFFSET.test(text), 'No place is so far from UTC / 时区偏移超出范围');
/** A calendar day, YYYY-MM-DD, in China standard time. */
export const Day = z.iso.date().refine(hasYear, NO_YEAR);
/** Division code: 6, 9 or 12 digits (GB/T 2260, GB/T 10114, 民发〔2002〕170号). */
export const DivisionCode = z
  .string()
  .regex(/^\d{6}(\d{3})?(\d{3})?$/)
  .brand<'DivisionCode'>();
export type DivisionCode = z.infer<typeof DivisionCode>;

/** Opaque keyset cursor and page size of every list. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: item.array(), next: z.string().nullable(), total: z.number().int().nullable() });

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What one endpoint promises: the single source of type, validation, permission and API document. */
export interface Endpoint {
  method: Method;
  path: string;
  summary: string;
  /** Name of the permission an actor needs; `public` needs no session, `session` any signed-in person. */
  permission: string;
  /** Name of the jurisdiction rule that `serve` applies before the use case; `none` where lists filter themselves or nothing is tied to a place. */
  jurisdiction: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** The request must carry `If-Match` with the version it was read at. */
  ifMatch?: true;
  /** The request may carry `Idempotency-Key`; a repeated key answers with the first reply. */
  idempotent?: true;
  /** Where what a POST made is found: a path whose `:id` is the `id` of the reply. */
  location?: string;
  /** `file`: a multipart upload with one part `file`. `large`: one that is kept on disk while it is handled, at most 500 MiB. */
  upload?: true | 'large';
  /** Media type of the reply when it is not JSON. */
  produces?: string;
  /** The reply is the same for every reader and may be kept this long without asking again; then by its ETag. */
  sharedSeconds?: number;
  reply: z.ZodType;
}
export const endpoint = <const E extends Endpoint>(e: E): E => e;

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler receives: every part already parsed. */
export interface Input<E extends Endpoint> {
  params: Parsed<E['params']>;
  query: Parsed<E['query']>;
  body: Parsed<E['body']>;
  /** The version from `If-Match`; 0 where the endpoint does not ask for one. */
  version: number;
  /** The uploaded file of an `upload` endpoint. */
  file: E extends { upload: true } ? Upload : E extends { upload: 'large' } ? LargeUpload : undefined;
}
/** One uploaded file, at most 20 MB. */
export interface Upload {
  /** As the sender named it, without any folder. */
  fileName: string;
  /** What the bytes look like; `application/octet-stream` when nothing is recognised. The sender's claim is not used. */
  mediaType: string;
  bytes: Uint8Array;
}
/** An uploaded file on disk, there until the request is answered. */
export interface LargeUpload {
  /** As the sender named it, without any folder. */
  fileName: string;
  path: string;
  sizeBytes: number;
}
/** What the handler of an endpoint with `produces` answers. */
export interface Download {
  /** A file that does not fit into memory is opened and sent piece by piece. */
  body: Uint8Array | string | OpenedFile;
  /** Instead of the contract's `produces`. */
  mediaType?: string;
  fileName?: string;
  /** Shown in the browser instead of saved. Only for documents that the register itself made. */
  inline?: boolean;
}
export interface OpenedFile {
  stream: AsyncIterable<Uint8Array>;
  bytes: number;
}
/** What a caller must give: only the parts the endpoint declares. */
export type Call<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: Given<E[K]>;
};
export type Reply<E extends Endpoint> = z.output<E['reply']>;

/** One line of text, without control characters. */
export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Text of several lines. */
export const longText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cs}\0]+$/u);
