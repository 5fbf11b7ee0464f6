-- Cases are found by the pinyin of a candidate from its start, or by its initials: the expressions of `caseMatches.ts`.
create index case_candidate_by_pinyin on case_candidate (replace(pinyin_key, ' ', '') text_pattern_ops);
create index case_candidate_by_initials on case_candidate (regexp_replace(pinyin_key, '([a-z])[a-z]* *', '\1', 'g') text_pattern_ops);
