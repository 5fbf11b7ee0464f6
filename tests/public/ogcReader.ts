import { expect } from 'vitest';
import { FeatureCollection } from '#server/public/ogc/ogcContract.ts';
import type { PublicServer } from './publicServer.ts';

/** One page of features as a client gets it. */
export type Page = ReturnType<typeof FeatureCollection.parse>;

/** What a client of `/ogc` asks and reads. */
export function ogcReader(server: () => PublicServer) {
  const ask = (path: string, init?: RequestInit) => fetch(`${server().url}/ogc${path}`, init);
  return {
    ask,
    /** A document, whose shape the test asks for. */
    read: async (path: string) => {
      const reply = await ask(path);
      return Object(await reply.json());
    },
    items: async (collection: string, query: Record<string, string> = {}): Promise<Page> => {
      const reply = await ask(`/collections/${collection}/items?${new URLSearchParams(query)}`);
      expect(reply.status, await reply.clone().text()).toBe(200);
      return FeatureCollection.parse(await reply.json());
    },
  };
}

export const names = ({ features }: Page) => features.map(({ properties }) => properties.name);
