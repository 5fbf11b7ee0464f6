import supertest from 'supertest';
import type { TestAgent, TestApp } from './testApp.ts';

/** A supervision matter of Litong, opened by the handler; answers its id. */
export async function aMatter(handler: TestAgent): Promise<string> {
  const matter = {
    liability: 'standard_name_not_used',
    subjectName: '某置业公司',
    subjectKind: 'unit',
    foundOn: '2022-05-02',
  };
  const sent = { ...matter, division: '640302', facts: '广告未使用标准地名' };
  return (await handler.post('/api/supervision-matters').send(sent).expect(201)).body.id;
}

/** A report of a violation in Litong, as the public sends it; answers its id as the handler's list has it. */
export async function aReport({ app }: TestApp, handler: TestAgent): Promise<string> {
  await supertest(app)
    .post('/report')
    .field('kind', 'other')
    .field('division', '640302')
    .field('place', '利通区裕民街')
    .field('text', '路牌被广告遮挡')
    .expect(200);
  return (await handler.get('/api/violation-reports').expect(200)).body.items[0].id;
}
