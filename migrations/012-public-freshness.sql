-- Tiles ask once a second for the newest change of a set: by index it costs a page, without one a scan of the register.
create index place_by_update on place (updated_at);
create index sign_by_update on sign (updated_at);
