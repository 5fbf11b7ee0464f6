-- What else makes two names the same: every reading of a polyphone, not the preferred alone; what a hasty reader keeps of it.

-- Readings beyond the preferred one, which stands in place_name.pinyin_key: a row each for one name in three or four.
create table name_reading (
  pinyin_key text not null,
  category text not null,
  province_code text not null,
  county_code text not null,
  name_id uuid not null references place_name (id) on delete cascade,
  primary key (pinyin_key, category, province_code, county_code, name_id)
);
insert into name_reading
select distinct r.key, n.category, n.province_code, n.county_code, n.id
  from place_name n cross join lateral unnest(n.pinyin_plain[2:]) as r (key)
 where cardinality(n.pinyin_plain) > 1 and r.key <> n.pinyin_key;

-- The name as a hasty reader keeps it: the specific part without 新, 大, 小 at its ends, and each easily misread character as
-- the first of its set (data/shapes/similar-shapes.csv). Null in rows that no program has keyed.
alter table place_name add column alike_key text;
update place_name set alike_key = translate(
  regexp_replace(specific_norm, '^[新大小]+(?=[^新大小])|(?<=[^新大小])[新大小]+$', '', 'g')
    || substr(norm, length(specific_norm) + 1),
  '已巳戌戍末士日入八夭千于毌力刁候拔荼肓嬴祟徙辩辫瓣灸毫延祇洗亨睛余汨汜剌兔乌令丏王太犬方牛失田甲申自拆抢仓沧署幕募墓暮阵阴衷衰渴遣粱祼粟官菅撒抗惭冶沭卵吏右且乎本术水开儿丸孑孓矛风具辛童竟兢璧城村压厂朋间闻困囚汊叉乂名昊狐弧狼艮鸣料泰奏弈莱篮籍薄蜜宣字赛寨客龙戈戒雎祈酒淅汁苓荏荷翟邙',
  '己己戊戊未土曰人人天干干毋刀刀侯拨茶盲赢崇徒辨辨辨炙亳廷祗冼享晴佘汩氾刺免鸟今丐玉大大万午矢由由由白折抡仑沦暑慕慕慕慕陈阳哀哀喝遗梁裸栗宫管撤杭渐治沐卯史石旦平木木永升几九子子予凤其幸章竞竞壁域材庄广明问问因因汉义义各吴孤孤狠良呜科秦秦奕菜蓝藉簿密宜宇塞塞容尤弋戎睢祁洒浙汴芩茌菏瞿邛');

-- The category stands before the scope: 和平 in the nation is 2,000 villages and few divisions.
create index place_name_alike on place_name (alike_key, category, province_code, county_code);
create index place_name_in_scope_by_specific on place_name (specific_norm, category, province_code, county_code);
create index place_name_in_scope_by_sound on place_name (pinyin_key, category, province_code, county_code);
drop index place_name_by_specific, place_name_by_sound;
