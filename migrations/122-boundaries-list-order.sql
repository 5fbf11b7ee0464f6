-- Lists of inspections and dossiers are read from their newest change on; the index has the order of the list, ids included.
create index joint_inspection_newest on joint_inspection (updated_at desc, id desc);
drop index division_dossier_page;
create index division_dossier_page on division_dossier (updated_at desc, id desc);
