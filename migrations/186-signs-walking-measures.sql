-- Measures of walking to a sign and standing before it that were constants of the app.
insert into field_rule (id, value, unit, what_zh, what, instrument, article_zh, jurisdiction, verified, valid)
select r.id, r.value, r.unit, r.what_zh, r.what, '系统默认', '系统默认，法规未规定', '000000', false, '[2026-01-01,)'::daterange
  from (values
    ('stakeout-gate', 30, 'metre', '带路：定位精度超过此值的，只提示“在附近找”，不提示到达', 'Leading the way: with a position coarser than this nobody is told to have arrived, only to look about'),
    ('stakeout-arrival', 3, 'metre', '带路：相距在此值以内视为到达；定位精度更差的，以精度为准', 'Leading the way: one has arrived within this distance, or within the accuracy where that is coarser'),
    ('fix-readings', 120, 'count', '平均定位所取读数的上限', 'Most readings that a position is the mean of'),
    ('fix-stale', 0.5, 'minute', '超过此时间没有新的读数，提示定位已旧', 'Without a reading for longer than this the position is told to be old'),
    ('code-off', 50, 'metre', '扫码处与登记位置相距超过此值的，提示核对', 'A code read farther than this from where its sign is registered is told of')
  ) as r (id, value, unit, what_zh, what);
