-- A finding tells instrument, article and exception in two strings, one a language; it used to hold both in one.
-- English stands first in `article` ("art. 9(8) / 第九条第（八）项"), Chinese first in `exception` ("友好纪念 / friendship (source)").
update case_finding
   set finding = finding || jsonb_build_object(
         'instrument', split_part(finding ->> 'instrument', ' / ', 1),
         'instrumentZh', coalesce(nullif(split_part(finding ->> 'instrument', ' / ', 2), ''), finding ->> 'instrument'),
         'article', split_part(finding ->> 'article', ' / ', 1),
         'articleZh', coalesce(nullif(split_part(finding ->> 'article', ' / ', 2), ''), finding ->> 'article'),
         'exception', coalesce(nullif(split_part(finding ->> 'exception', ' / ', 2), ''), finding ->> 'exception'),
         'exceptionZh', split_part(finding ->> 'exception', ' / ', 1))
 where finding -> 'articleZh' is null;
