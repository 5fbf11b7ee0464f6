import { z } from 'zod';
import type { Actor } from './accounts/actor.ts';
import { withinDivision } from './accounts/withinDivision.ts';
import { requireOwnPackage } from './boundaries/handouts/downloadPackage.ts';
import { requireVisibleHandout } from './boundaries/handouts/selectHandout.ts';
import { requireVisibleIncident } from './boundaries/incidents/visibleIncidents.ts';
import { requireVisibleInspection } from './boundaries/inspections/visibleInspections.ts';
import { requireClassifier } from './boundaries/lines/classifyLine.ts';
import { requireVisibleDraft } from './boundaries/lines/drafts/saveDraft.ts';
import { requireMarkerClassifier } from './boundaries/markers/classifyMarker.ts';
import { requireVisibleLineOf, requireVisibleMarker } from './boundaries/markers/visibleMarkers.ts';
import { requireOwnEdition } from './boundaries/publicMaps/publicEditions.ts';
import { requireVisibleCheck } from './boundaries/topology/checkRow.ts';
import { requireRecordedLine, requireVisibleLine } from './boundaries/visibleLines.ts';
import { requireOwnBatch } from './detection/batch/batchRow.ts';
import { requireVisibleChange } from './detection/ruleDesk/changeRow.ts';
import { requireVisibleRow } from './detection/ruleDesk/listRuleRows.ts';
import { requireDispute, requireSide } from './disputes/takesPart.ts';
import { requireOwnUnits, requireVisibleDossier } from './dossiers/visibleDossiers.ts';
import { requireOwnUpload } from './exchange/builtUpAreas/ownUpload.ts';
import { requireRuleHere } from './exchange/census/deemingRules.ts';
import { requireVisibleRecord as requireVisibleCensusRecord } from './exchange/census/visibleRecords.ts';
import { requireOwnExport, requireVisibleExport } from './exchange/exports/exportRow.ts';
import { requireVisibleJob } from './exchange/jobs/jobRow.ts';
import { requireVisibleImport } from './exchange/runs/visibleRuns.ts';
import { requireVisibleWebhook } from './exchange/webhooks/webhookRow.ts';
import { requireVisibleArea } from './gazetteer/builtUpAreas/builtUpRow.ts';
import { PlaceId } from './gazetteer/contract.ts';
import { divisionOfPlace } from './gazetteer/findPlace.ts';
import { requireVisibleChangeOfAuthority } from './naming/authorities/decideAuthority.ts';
import { requireVisibleCampaign, requireVisibleItem } from './naming/campaigns/visibleCampaigns.ts';
import { requireOrganisation } from './naming/documents/documentSeries.ts';
import { requireVisibleFiling, requireVisibleFilingOrCase } from './naming/filings/visibleFilings.ts';
import { requireOwnReport } from './naming/reports/reportFacts.ts';
import { requireVisibleMatter } from './naming/supervision/visibleMatters.ts';
import { requireVisibleCase } from './naming/visibleTo.ts';
import type { Jurisdictions } from './platform/http/jurisdictions.ts';
import { Problem } from './platform/problem.ts';
import { requireVisibleBatch } from './signs/batches/batchRow.ts';
import { SignId } from './signs/contract.ts';
import { divisionOfDismissal } from './signs/due/dismissProposal.ts';
import {
  requireFreeRecord,
  requireOwnRecord,
  requireVisibleConflict,
  requireVisibleRecord,
} from './signs/field/conflicts/visibleConflicts.ts';
import {
  requireOwnFieldArea,
  requireOwnFieldPackage,
  requireVisiblePackage,
} from './signs/field/packages/visiblePackages.ts';
import { divisionOfSign } from './signs/findSign.ts';
import { requireVisibleSignInspection } from './signs/inspections/listSignInspections.ts';
import { requireOrderGround, requireVisibleOrder } from './signs/orders/visibleOrders.ts';
import { divisionOfEndedName } from './signs/replacements/renamings.ts';
import { requireVisibleReport } from './signs/reports/signReports.ts';

const Division = z.object({ division: z.string().optional() });
const Coded = z.object({ code: z.string() });
const Place = z.object({ placeId: PlaceId });
const Sign = z.object({ id: SignId });
const Sites = z.object({ sites: Place.array() });
const Dismissal = z.object({ id: z.string() });
const EndedName = z.object({ id: z.string() });

/** The jurisdiction rules that contracts name. What lies outside an actor's divisions looks as if it did not exist. */
export const jurisdictionRules: Jurisdictions = {
  'naming-case': requireVisibleCase,
  'built-up-area': requireVisibleArea,
  'built-up-upload': requireOwnUpload,
  'census-record': requireVisibleCensusRecord,
  'deeming-rule': requireRuleHere,
  'import-run': requireVisibleImport,
  'name-batch': requireOwnBatch,
  'rule-change': requireVisibleChange,
  'rule-row': requireVisibleRow,
  organisation: requireOrganisation,
  campaign: requireVisibleCampaign,
  'authority-change': requireVisibleChangeOfAuthority,
  'campaign-item': requireVisibleItem,
  'violation-report': requireOwnReport,
  'supervision-matter': requireVisibleMatter,
  filing: requireVisibleFiling,
  'filing-or-case': requireVisibleFilingOrCase,
  'boundary-line': requireVisibleLine,
  'boundary-line-record': requireRecordedLine,
  'boundary-marker': requireVisibleMarker,
  'body-boundary-line': requireVisibleLineOf,
  'joint-inspection': requireVisibleInspection,
  'boundary-incident': requireVisibleIncident,
  'boundary-line-secrecy': requireClassifier,
  'boundary-marker-secrecy': requireMarkerClassifier,
  'boundary-line-draft': requireVisibleDraft,
  'boundary-handout': requireVisibleHandout,
  'boundary-package': requireOwnPackage,
  'public-map-edition': requireOwnEdition,
  'topology-check': requireVisibleCheck,
  dossier: requireVisibleDossier,
  'dossier-units': requireOwnUnits,
  'field-package': requireVisiblePackage,
  'field-package-own': requireOwnFieldPackage,
  'body-field-area': requireOwnFieldArea,
  'field-conflict': requireVisibleConflict,
  'field-record': requireVisibleRecord,
  'field-record-own': requireOwnRecord,
  'field-record-free': requireFreeRecord,
  dispute: requireDispute,
  'dispute-sides': requireSide,
  // A draft may be saved before its division is chosen.
  'body-division': async (_db, actor, { body }) => {
    const { division } = Division.parse(body);
    if (division !== undefined) requireWithin(actor, division);
  },
  division: async (_db, actor, { params }) => requireWithin(actor, Coded.parse(params).code),
  'body-place': async (db, actor, { body }) =>
    requireWithin(actor, await divisionOfPlace(db, Place.parse(body).placeId)),
  webhook: requireVisibleWebhook,
  job: requireVisibleJob,
  'visible-export': requireVisibleExport,
  'own-export': requireOwnExport,
  'sign-order': requireVisibleOrder,
  'sign-report': requireVisibleReport,
  'sign-inspection': requireVisibleSignInspection,
  'body-sign-order': requireOrderGround,
  'sign-batch': requireVisibleBatch,
  'body-sign-sites': async (db, actor, { body }) => {
    const places = new Set(Sites.parse(body).sites.map(({ placeId }) => placeId));
    for (const placeId of places) requireWithin(actor, await divisionOfPlace(db, placeId));
  },
  'sign-dismissal': async (db, actor, { params }) =>
    requireWithin(actor, await divisionOfDismissal(db, Dismissal.parse(params).id)),
  'ended-name': async (db, actor, { params }) =>
    requireWithin(actor, await divisionOfEndedName(db, EndedName.parse(params).id)),
  sign: async (db, actor, { params }) => requireWithin(actor, await divisionOfSign(db, Sign.parse(params).id)),
};

function requireWithin(actor: Actor, code: string | undefined): void {
  if (code !== undefined && withinDivision(actor, code)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}
