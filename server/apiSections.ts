import { AccountsApi } from './accounts/contract.ts';
import { AuditApi } from './audit/contract.ts';
import { BoundariesApi } from './boundaries/contract.ts';
import { HandoutsApi } from './boundaries/handouts/handoutsApiContract.ts';
import { IncidentsApi } from './boundaries/incidents/incidentsApiContract.ts';
import { InspectionsApi } from './boundaries/inspections/inspectionsApiContract.ts';
import { LineArchiveApi } from './boundaries/lines/archiveContract.ts';
import { LineDraftApi } from './boundaries/lines/drafts/draftContract.ts';
import { GivenCourseApi } from './boundaries/lines/givenCourseContract.ts';
import { BoundaryMapApi } from './boundaries/map/mapContract.ts';
import { MarkersApi } from './boundaries/markers/markersApiContract.ts';
import { PublicMapsApi } from './boundaries/publicMaps/publicMapContract.ts';
import { SheetsApi } from './boundaries/sheets/sheetContract.ts';
import { TopologyApi } from './boundaries/topology/topologyContract.ts';
import { NameBatchApi } from './detection/batchContract.ts';
import { DetectionApi } from './detection/contract.ts';
import { RuleDeskApi } from './detection/ruleDeskContract.ts';
import { SuggestionApi } from './detection/suggestionContract.ts';
import { DisputeAccessApi } from './disputes/access/accessContract.ts';
import { AidsApi } from './disputes/aids/aidContract.ts';
import { DisputePreviewApi } from './disputes/bindingContract.ts';
import { ClaimsApi } from './disputes/claims/claimContract.ts';
import { ContentsApi } from './disputes/claims/contentContract.ts';
import { StatusQuoApi } from './disputes/claims/statusQuoContract.ts';
import { DisputesApi } from './disputes/contract.ts';
import { EvidenceApi } from './disputes/evidence/evidenceContract.ts';
import { DisputeFilesApi } from './disputes/files/fileContract.ts';
import { InterimApi } from './disputes/interim/interimContract.ts';
import { DisputePapersApi } from './disputes/papers/paperContract.ts';
import { DisputeActsApi, ProcedureApi } from './disputes/procedure/procedureContract.ts';
import { DisputeResultApi } from './disputes/result/resultContract.ts';
import { TouchingApi } from './disputes/touching/touchingContract.ts';
import { DivisionHistoryApi } from './divisions/changeContract.ts';
import { DivisionsApi } from './divisions/contract.ts';
import { DossierArchiveApi } from './dossiers/archiveContract.ts';
import { DossiersApi } from './dossiers/contract.ts';
import { EditionsApi } from './dossiers/editions/editionContract.ts';
import { SchemeSheetsApi } from './dossiers/sheetContract.ts';
import { CensusApi } from './exchange/census/censusApiContract.ts';
import { ExercisesApi } from './exchange/exercises/exerciseContract.ts';
import { ExportsApi } from './exchange/exports/exportsApiContract.ts';
import { ImportsApi } from './exchange/imports/importsApiContract.ts';
import { JobsApi } from './exchange/jobs/jobContract.ts';
import { ThresholdsApi } from './exchange/thresholds/thresholdContract.ts';
import { WebhooksApi } from './exchange/webhooks/webhookContract.ts';
import { BuiltUpApi } from './gazetteer/builtUpAreas/builtUpContract.ts';
import { CodeListApi } from './gazetteer/codeListContract.ts';
import { GazetteerApi } from './gazetteer/contract.ts';
import { AuthorityApi } from './naming/authorities/authorityContract.ts';
import { CampaignsApi } from './naming/campaigns/contract.ts';
import { NamingApi } from './naming/contract.ts';
import { DocumentsApi } from './naming/documents/contract.ts';
import { SeriesApi } from './naming/documents/seriesContract.ts';
import { DueListApi } from './naming/dueList/contract.ts';
import { FileReadingsApi } from './naming/fileReadings/contract.ts';
import { FilingsApi } from './naming/filings/contract.ts';
import { UpwardApi } from './naming/filings/upward/contract.ts';
import { MaterialsApi } from './naming/materials/contract.ts';
import { NotificationsApi } from './naming/notifications/contract.ts';
import { ObjectionsApi } from './naming/objections/contract.ts';
import { ProceduresApi } from './naming/procedures/contract.ts';
import { ReportsApi } from './naming/reports/contract.ts';
import { ReservationApi } from './naming/reservations/reservationContract.ts';
import { StatisticsApi } from './naming/statistics/contract.ts';
import { SupervisionApi } from './naming/supervision/contract.ts';
import { TrackingApi } from './naming/tracking/contract.ts';
import type { ApiSection } from './platform/openapi.ts';
import { OfficeTilesApi } from './public/officeTileContract.ts';
import { SignBatchesApi } from './signs/batches/batchApiContract.ts';
import { SignsApi } from './signs/contract.ts';
import { DueApi } from './signs/due/dueContract.ts';
import { FieldApi, FieldOfficeApi } from './signs/field/fieldApiContract.ts';
import { IndicatorsApi } from './signs/indicators/indicatorContract.ts';
import { SignInspectionsApi } from './signs/inspections/inspectionContract.ts';
import { SignKeysApi } from './signs/keys/signKeyContract.ts';
import { OrdersApi } from './signs/orders/ordersApiContract.ts';
import { PlatesApi } from './signs/plateContract.ts';
import { SignRegisterApi } from './signs/registerContract.ts';
import { ReplacementsApi } from './signs/replacements/replacementContract.ts';
import { SignReportsApi } from './signs/reports/reportContract.ts';

/** Every contract that the API document shows. */
export const apiSections: readonly ApiSection[] = [
  { name: 'accounts', endpoints: AccountsApi },
  { name: 'divisions', endpoints: { ...DivisionsApi, ...DivisionHistoryApi } },
  { name: 'division-editions', endpoints: EditionsApi },
  { name: 'gazetteer', endpoints: { ...GazetteerApi, ...CodeListApi } },
  { name: 'built-up-areas', endpoints: BuiltUpApi },
  { name: 'markers', endpoints: MarkersApi },
  { name: 'joint-inspections', endpoints: InspectionsApi },
  { name: 'boundary-incidents', endpoints: IncidentsApi },
  { name: 'boundaries', endpoints: { ...BoundariesApi, ...LineArchiveApi, ...GivenCourseApi } },
  { name: 'boundary-drafts', endpoints: LineDraftApi },
  { name: 'boundary-handouts', endpoints: HandoutsApi },
  { name: 'public-maps', endpoints: { ...PublicMapsApi, ...OfficeTilesApi } },
  { name: 'boundary-map', endpoints: BoundaryMapApi },
  { name: 'map-sheets', endpoints: SheetsApi },
  { name: 'topology', endpoints: TopologyApi },
  { name: 'detection', endpoints: { ...DetectionApi, ...SuggestionApi, ...NameBatchApi } },
  { name: 'rules', endpoints: RuleDeskApi },
  {
    name: 'naming',
    endpoints: {
      ...NamingApi,
      ...FileReadingsApi,
      ...TrackingApi,
      ...MaterialsApi,
      ...AuthorityApi,
      ...ReservationApi,
    },
  },
  { name: 'procedures', endpoints: ProceduresApi },
  { name: 'statistics', endpoints: StatisticsApi },
  { name: 'time-limits', endpoints: DueListApi },
  { name: 'objections', endpoints: ObjectionsApi },
  { name: 'reports', endpoints: ReportsApi },
  { name: 'supervision', endpoints: SupervisionApi },
  { name: 'documents', endpoints: { ...DocumentsApi, ...SeriesApi } },
  { name: 'notifications', endpoints: NotificationsApi },
  { name: 'campaigns', endpoints: CampaignsApi },
  { name: 'filings', endpoints: { ...FilingsApi, ...UpwardApi } },
  { name: 'sign-keys', endpoints: SignKeysApi },
  { name: 'field', endpoints: { ...FieldApi, ...FieldOfficeApi } },
  { name: 'signs', endpoints: { ...SignsApi, ...SignRegisterApi } },
  { name: 'sign-orders', endpoints: OrdersApi },
  { name: 'sign-reports', endpoints: SignReportsApi },
  { name: 'sign-inspections', endpoints: { ...SignInspectionsApi, ...IndicatorsApi } },
  { name: 'plates', endpoints: PlatesApi },
  { name: 'sign-batches', endpoints: SignBatchesApi },
  { name: 'sign-proposals', endpoints: DueApi },
  { name: 'sign-replacements', endpoints: ReplacementsApi },
  { name: 'exercises', endpoints: ExercisesApi },
  { name: 'exports', endpoints: ExportsApi },
  { name: 'dossiers', endpoints: { ...DossiersApi, ...SchemeSheetsApi, ...DossierArchiveApi } },
  { name: 'disputes', endpoints: { ...DisputesApi, ...DisputePreviewApi } },
  { name: 'dispute-files', endpoints: DisputeFilesApi },
  { name: 'dispute-evidence', endpoints: EvidenceApi },
  { name: 'contested-ground', endpoints: TouchingApi },
  { name: 'dispute-interim', endpoints: InterimApi },
  { name: 'dispute-access', endpoints: DisputeAccessApi },
  { name: 'dispute-result', endpoints: DisputeResultApi },
  { name: 'dispute-procedure', endpoints: { ...ProcedureApi, ...DisputeActsApi } },
  { name: 'dispute-aids', endpoints: AidsApi },
  { name: 'dispute-claims', endpoints: { ...ClaimsApi, ...ContentsApi, ...StatusQuoApi } },
  { name: 'dispute-papers', endpoints: DisputePapersApi },
  { name: 'jobs', endpoints: JobsApi },
  { name: 'webhooks', endpoints: WebhooksApi },
  { name: 'audit', endpoints: AuditApi },
  { name: 'census', endpoints: CensusApi },
  { name: 'imports', endpoints: ImportsApi },
  { name: 'exchange-thresholds', endpoints: ThresholdsApi },
];
