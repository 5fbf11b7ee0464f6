-- What of a dispute's file may go out, and what stays: 政府信息公开条例. public: to anybody who asks; notice: to the people and
-- organs concerned. A changed rule is a new row.
create table dispute_disclosure_rule (
  field text not null,
  level text not null check (level in ('public', 'notice')),
  -- shown; masked: it is said that something stood there; left_out: nothing of the part is in the paper.
  treatment text not null check (treatment in ('shown', 'masked', 'left_out')),
  sort int not null,
  label_zh text not null,
  label_en text not null,
  instrument text not null,
  article text not null,
  article_zh text not null,
  -- False: our reading; the office decides with counsel.
  verified boolean not null,
  valid daterange not null,
  exclude using gist (field with =, level with =, valid with &&)
);
insert into dispute_disclosure_rule (field, level, treatment, sort, label_zh, label_en, instrument, article, article_zh, verified, valid)
select f.field, l.level, case l.level when 'public' then f.in_public else f.in_notice end, f.sort, f.label_zh, f.label_en,
       '政府信息公开条例', a.article, a.article_zh, a.verified, '[2019-05-15,)'
  from (values
    ('title', 10, 'shown', 'shown', 'stability', '争议名称', 'Title'),
    ('parties', 20, 'shown', 'shown', 'stability', '双方和处理机关', 'Sides and handling authority'),
    ('dates', 30, 'shown', 'shown', 'stability', '日期和状态', 'Days and state'),
    ('agreement', 40, 'shown', 'shown', 'stability', '界线协议书', 'Agreement of the line'),
    ('facts', 50, 'masked', 'masked', 'stability', '争议经过和起因', 'Facts and cause'),
    ('villages', 60, 'masked', 'shown', 'stability', '涉及的自然村', 'Villages affected'),
    ('stakes', 70, 'masked', 'masked', 'stability', '涉及人口、资源和风险', 'People, resources and risk'),
    ('area', 80, 'masked', 'shown', 'stability', '争议区域面积', 'Size of the contested area'),
    ('persons', 90, 'masked', 'masked', 'privacy', '人员姓名', 'Names of persons'),
    ('reasons', 100, 'masked', 'masked', 'internal', '办理理由', 'Reasons of acts'),
    ('claims', 110, 'left_out', 'left_out', 'stability', '双方主张', 'Claims'),
    ('map', 120, 'left_out', 'left_out', 'stability', '争议示意图', 'Map of the claims'),
    ('evidence', 130, 'left_out', 'left_out', 'stability', '证据', 'Evidence'),
    ('positions', 140, 'left_out', 'left_out', 'internal', '会议、方案和调解意见', 'Meetings, solutions, mediation'),
    ('interim', 150, 'left_out', 'left_out', 'stability', '临时措施和事件', 'Interim measures and incidents'),
    ('settlement', 160, 'shown', 'shown', 'stability', '协议或者决定', 'Agreement or decision'),
    ('course', 170, 'shown', 'shown', 'stability', '界线走向', 'Course of the line'),
    ('papers', 180, 'left_out', 'left_out', 'internal', '卷内文件目录', 'List of papers'),
    ('readers', 190, 'left_out', 'left_out', 'internal', '知悉人员和查阅记录', 'Readers and access log')
  ) as f (field, sort, in_public, in_notice, ground, label_zh, label_en)
  join (values
    ('stability', '政府信息公开条例 art. 14', '《政府信息公开条例》第十四条（可能危及社会稳定的不予公开）', true),
    ('privacy', '政府信息公开条例 art. 15', '《政府信息公开条例》第十五条（个人隐私）', false),
    ('internal', '政府信息公开条例 art. 16', '《政府信息公开条例》第十六条（过程性信息）', false)
  ) as a (ground, article, article_zh, verified) on a.ground = f.ground
  cross join (values ('public'), ('notice')) as l (level);

-- What was made of a dispute's file and kept by its hash: an archive package, a redacted version.
create table dispute_export (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute (id),
  kind text not null check (kind in ('archive', 'public', 'notice')),
  sha256 text not null references stored_file (sha256),
  file_name text not null,
  bytes int not null,
  manifest jsonb not null,
  made_by text not null,
  organisation text not null,
  made_at timestamptz not null
);
create index dispute_export_by_dispute on dispute_export (dispute_id, made_at desc);
