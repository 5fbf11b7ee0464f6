-- The lists of a campaign without the campaign: all names of the own divisions, by county and sound. With the campaign in front
-- of every index they were sorted whole for each page.
create index campaign_candidate_by_county on campaign_candidate (county_code, pinyin_key, id) where standing <> 'gone';
create index campaign_item_by_county on campaign_item (county_code, pinyin_key, id);
