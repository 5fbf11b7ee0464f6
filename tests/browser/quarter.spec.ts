import { expect } from '@playwright/test';
import { findInPublic, orderSign, scanAndReport } from './afterApproval.ts';
import { advance, apply, giveOpinion, QUARTER } from './application.ts';
import { browserTest } from './browserTest.ts';
import { PHONE } from './expectFit.ts';
import { checkAndSettle, comeIn, confirm, doAct, openCase, signIn, startAct } from './office.ts';

browserTest(
  'a residential quarter: housing decides, the bureau opines, receives and announces',
  async ({ browser, request }) => {
    const name = '稻花苑';
    await browserTest.step('applied for on a telephone', async () =>
      apply(await signIn(browser, 'shenqing', PHONE), QUARTER),
    );
    const housing = await comeIn(browser, 'zhujian');
    await openCase(housing, name);
    await doAct(housing, '受理');
    await checkAndSettle(housing);
    const consult = await startAct(housing, '征求意见');
    await consult.getByText(name, { exact: true }).click();
    await confirm(consult, '征求意见');

    const bureau = await comeIn(browser, 'minzheng');
    await openCase(bureau, name);
    await expect(bureau.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
    await expect(bureau.getByText(/由住房城乡建设主管部门审批/)).toBeVisible();
    await giveOpinion(browser, { user: 'minzheng', name, opinion: '同意' });

    await housing.reload();
    await doAct(housing, '公示');
    await advance(housing, 15);
    await housing.reload();
    await doAct(housing, '拟稿', { 批复文稿: '拟同意。' });
    await doAct(housing, '合法性审查', { 审查意见: '合法。' });
    await doAct(housing, '报批');
    const approver = await comeIn(browser, 'zhujianju');
    await openCase(approver, name);
    await doAct(approver, '批准', { 批准文号: '吴建发〔2026〕7号' });
    await housing.reload();
    await doAct(housing, '报送备案');
    await bureau.reload();
    await expect(bureau.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
    await doAct(bureau, '接收备案', { 备案回执编号: '吴民备〔2026〕1号' });
    await doAct(bureau, '公告', { 公告文号: '吴民公告〔2026〕6号' });
    await expect(bureau.getByText('标准地名').first()).toBeVisible();

    await findInPublic(bureau, name, ['稻花', 'daohuayuan', 'dhy']);
    const scanned = await orderSign(bureau, request, { name, position: '106.193,37.982' });
    await scanAndReport(bureau, scanned, [name, 'Dàohuā Yuàn', '反映当地自然与人文特点']);
  },
);
