/** Who is asking. The type lives in platform, where `serve` hands it to handlers; domains take it from here. */
export type { Actor } from '../platform/http/actor.ts';
