-- Behind one character a direction belongs to the generic term of a street (中山|东路, 黄河|西路, 新华|南路): the names were split
-- as if they ended in 山东, 河西, 华南. What `splitName` makes of them now; the key without 新, 大, 小 is the same.
update place_name
   set "specific" = left("specific", -1), generic = right("specific", 1) || generic, specific_norm = left(specific_norm, -1)
 where category = 'street' and generic is not null and length("specific") = 3 and length(specific_norm) = 3
   and specific_norm ~ ('^(?:[^新老大小](?:山西|陕西|广西|江西|湖南|河南|海南|云南|湖北|河北|济南|淮南|淮北|江南|江北|关中|汉中|晋中|台中|广东|山东|丹东)'
     || '|.(?:华东|华北|华中|华南|安东|城东|城西|城南|城北|城中|河东|河西|建中))$');
