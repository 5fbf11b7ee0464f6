import spectral from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiSections } from './apiSections.ts';
import { EVENTS } from './exchange/webhooks/eventContract.ts';
import { EventKind } from './exchange/webhooks/webhookContract.ts';
import { openApiDocument } from './platform/openapi.ts';
import { ogcOpenApi } from './public/ogc/ogcOpenApi.ts';

const { Spectral, Document } = spectral;
const publicUrl = 'https://dm.example.cn';

/** What Spectral says of a document by the ruleset spectral:oas, as `rule path`. */
async function said(document: object): Promise<string[]> {
  const linter = new Spectral();
  linter.setRuleset({ extends: [Object(rulesets.oas)] });
  const results = await linter.run(new Document(JSON.stringify(document), parsers.Json));
  return results.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

it.each([
  ['/api/openapi.json', () => openApiDocument(apiSections, publicUrl, EVENTS)],
  ['/ogc/api', () => ogcOpenApi({ publicUrl, attribution: '', demonstration: false })],
])('Spectral finds nothing to say against %s', async (_name, document) => {
  expect(await said(document())).toEqual([]);
});

it('says what is posted to whoever subscribed, kind by kind, and how it is signed', () => {
  const document = z
    .object({ webhooks: z.record(z.string(), z.object({ post: z.object({ parameters: z.unknown().array() }) })) })
    .parse(openApiDocument(apiSections, publicUrl, EVENTS));
  expect(Object.keys(document.webhooks).sort()).toEqual([...EventKind.options].sort());
  for (const { post } of Object.values(document.webhooks))
    expect(JSON.stringify(post.parameters)).toContain('webhook-signature');
});
