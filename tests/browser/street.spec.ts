import { expect } from '@playwright/test';
import { findInPublic, orderSign, scanAndReport } from './afterApproval.ts';
import { advance, apply, draw, giveOpinion, STREET } from './application.ts';
import { browserTest } from './browserTest.ts';
import {
  checkAndSettle,
  comeIn,
  confirm,
  doAct,
  doActAtOnce,
  expectAccessible,
  openCase,
  signIn,
  startAct,
} from './office.ts';

browserTest('a street: from application to scanned sign', async ({ browser, request }) => {
  const name = '迎宾湖路';
  const applicant = await signIn(browser, 'shenqing');
  await browserTest.step('the live check answers while typing', async () => {
    await applicant.goto('/office/apply');
    await applicant.getByLabel('所在县（市、区）').click();
    await applicant.getByTitle('利通区').click();
    await draw(applicant, STREET.shape);
    await applicant
      .getByRole('group', { name: '首选名称' })
      .getByRole('textbox', { name: '名称', exact: true })
      .fill('裕民街');
    await expect(applicant.getByText(/重名/).first()).toBeVisible();
    await applicant
      .getByRole('group', { name: '首选名称' })
      .getByRole('textbox', { name: '名称', exact: true })
      .fill('玉民街');
    await expect(applicant.getByText(/同音/).first()).toBeVisible();
  });
  applicant.on('dialog', (dialog) => void dialog.accept());
  await apply(applicant, STREET);

  const handler = await signIn(browser, 'minzheng');
  await expectAccessible(handler, 'inbox');
  await openCase(handler, name);
  await doAct(handler, '受理', { 备注: '材料齐全' });
  await checkAndSettle(handler);
  await expectAccessible(handler, 'workbench');
  const consult = await startAct(handler, '征求意见');
  await consult.getByText(name, { exact: true }).click();
  await expectAccessible(handler, 'consult dialog');
  await confirm(consult, '征求意见');

  await giveOpinion(browser, { user: 'fagai', name, opinion: '同意' });
  await giveOpinion(browser, { user: 'ziran', name, opinion: '不同意', text: '与规划路名不一致', isSeen: true });
  await giveOpinion(browser, { user: 'zhujian', name, opinion: '无意见', isSeen: true });

  await handler.reload();
  await doActAtOnce(handler, '协调意见', '经会商，三部门一致同意使用该名称。');
  await doAct(handler, '公示');
  await expect(handler.getByRole('list', { name: /暂不能/ }).or(handler.locator('.blocked-acts'))).toContainText(
    '公示期',
  );
  await browserTest.step('the head of the office reads what the case needs in proportion', async () => {
    const head = await comeIn(browser, 'juzhang');
    await head.goto(handler.url());
    const section = head.getByRole('region', { name: '论证与征求意见' });
    await expect(section.getByRole('listitem').filter({ hasText: '专家论证' })).toBeVisible();
    await expect(head.getByRole('region', { name: '可办理事项' }).getByRole('button')).toHaveCount(0);
    await expectAccessible(head, 'procedures');
  });
  await advance(handler, 15);
  await handler.reload();
  await doAct(handler, '拟稿', { 批复文稿: '拟同意命名。' });
  await doAct(handler, '合法性审查', { 审查意见: '程序、依据合法。' });
  await doAct(handler, '报批');

  const government = await comeIn(browser, 'shizhengfu');
  await openCase(government, name);
  await doAct(government, '批准', { 批准文号: '吴政发〔2026〕12号' });

  await handler.reload();
  await doAct(handler, '报送备案');
  await doAct(handler, '接收备案', { 备案回执编号: '宁民备〔2026〕3号' });
  await doAct(handler, '公告', { 公告文号: '吴民公告〔2026〕5号' });
  await expect(handler.getByText('标准地名').first()).toBeVisible();

  await browserTest.step('found by characters, pinyin and initials', async () => {
    await findInPublic(handler, name, ['宾湖', 'yingbinhulu', 'ybhl']);
    await handler.goto('/guide');
    await expectAccessible(handler, 'guide');
  });
  await browserTest.step('a sign is ordered, printed and scanned', async () => {
    const scanned = await orderSign(handler, request, { name, position: '106.2,37.994' });
    await scanAndReport(handler, scanned, [name, 'Yíngbīnhú Lù', '反映当地自然与人文特点']);
  });
});
