import { z } from 'zod';

export const SiteRule = z.enum(['start', 'end', 'crossing', 'between', 'entrance', 'edge', 'one']);
export type SiteRule = z.infer<typeof SiteRule>;
