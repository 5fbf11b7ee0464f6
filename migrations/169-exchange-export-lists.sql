-- Clean-up names are exported for all campaigns at once, in pages by county and pinyin; their screens show one campaign at a time.
create index campaign_item_list on campaign_item (county_code, pinyin_key, id);
create index campaign_candidate_list on campaign_candidate (county_code, pinyin_key, id);
