import type { Collection } from './collection.ts';
import { boundaryLines } from './collections/boundaryLines.ts';
import { campaignCandidates } from './collections/campaignCandidates.ts';
import { campaignItems } from './collections/campaignItems.ts';
import { cases } from './collections/cases.ts';
import { censusRecords } from './collections/censusRecords.ts';
import { divisions } from './collections/divisions.ts';
import { markers } from './collections/markers.ts';
import { nationalNames } from './collections/nationalNames.ts';
import { places } from './collections/places.ts';
import { signs } from './collections/signs.ts';
import type { CollectionKey, ExportFormat } from './exportContract.ts';

/** What may be exported, in the order of the screens. A new collection is a file in `collections/`, a row here and its filter in the contract. */
export const COLLECTIONS: Readonly<Record<CollectionKey, Collection>> = {
  places,
  divisions,
  'boundary-lines': boundaryLines,
  markers,
  signs,
  cases,
  census: censusRecords,
  'campaign-items': campaignItems,
  'campaign-candidates': campaignCandidates,
};

/** The collection as a format needs it: the national package has rows of its own. */
export const collectionFor = (key: CollectionKey, format: ExportFormat): Collection =>
  key === 'places' && format === 'national' ? nationalNames : COLLECTIONS[key];
