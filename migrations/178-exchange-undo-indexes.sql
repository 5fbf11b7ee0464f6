-- Taking an import back deletes its places and names; each is looked for in every table that refers to it.
create index name_event_by_name on name_event (name_id);
create index name_reading_by_name on name_reading (name_id);
create index campaign_candidate_by_name on campaign_candidate (name_id);
create index campaign_candidate_by_place on campaign_candidate (place_id);
create index campaign_item_by_name on campaign_item (name_id);
create index inbound_filing_name_by_place on inbound_filing_name (place_id) where place_id is not null;
create index supervision_matter_by_place on supervision_matter (place_id) where place_id is not null;
create index dispute_aid_by_place on dispute_aid (place_id) where place_id is not null;
create index census_record_by_name on census_record (name_id) where name_id is not null;
create index census_defect_by_place on census_defect (other_place_id) where other_place_id is not null;

-- Rows of a preview, and of a dry run that was cancelled, are forgotten like all others.
drop index import_run_forgettable;
create index import_run_forgettable on import_run (updated_at) where report_sha256 is null;
