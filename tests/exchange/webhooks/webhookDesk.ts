import { z } from 'zod';
import { EVENTS } from '#server/exchange/webhooks/eventContract.ts';
import { passOnEvents } from '#server/exchange/webhooks/passOnEvents.ts';
import { EventKind, type Webhook, WebhooksApi } from '#server/exchange/webhooks/webhookContract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { makeJobsDue } from '#tests/support/makeJobsDue.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const Id = z.object({ id: z.uuid() });

/** An administrator with webhooks, on the sample register. */
export class WebhookDesk {
  readonly app: TestApp;
  readonly admin: TestAgent;

  private constructor(app: TestApp, admin: TestAgent) {
    this.app = app;
    this.admin = admin;
  }

  static async open(): Promise<WebhookDesk> {
    const app = await testApp({ sample: true, environment: { DIMING_WEBHOOK_HOSTS: '127.0.0.1, inside.example' } });
    return new WebhookDesk(app, await app.signIn('admin'));
  }

  post(path: string, body: object, version?: number, agent: TestAgent = this.admin) {
    const request = agent.post(`/api${path}`);
    return (version === undefined ? request : request.set('If-Match', `"${version}"`)).send(body);
  }

  draft(url: string, facts: object = {}): object {
    return {
      url,
      description: '省厅地名共享平台',
      kinds: ['name.announced', 'sign.reported'],
      division: '640300',
      ...facts,
    };
  }

  /** A webhook that sends, with its secret. */
  async active(url: string, facts: object = {}): Promise<{ webhook: Webhook; secret: string }> {
    const made = await this.post('/webhooks', this.draft(url, facts)).expect(201);
    const { body } = await this.post(`/webhooks/${made.body.id}/secret`, {}, made.body.version).expect(200);
    const resumed = await this.post(`/webhooks/${made.body.id}/acts`, { act: 'resume' }, body.version).expect(200);
    await this.app.deps.jobs.runDue();
    return { webhook: resumed.body, secret: body.secret };
  }

  async read(id: string): Promise<Webhook> {
    return (await this.admin.get(`/api/webhooks/${id}`).expect(200)).body;
  }

  async deliveries(id: string) {
    const { items } = WebhooksApi.listDeliveries.reply.parse(
      (await this.admin.get(`/api/webhooks/${id}/deliveries`).expect(200)).body,
    );
    // What is sent is what the API document promises.
    for (const { kind, payload, eventId } of items) {
      const known = EventKind.safeParse(kind).data;
      if (known) EVENTS[known].payload.parse({ id: eventId, ...payload });
    }
    return items;
  }

  /** The announcement of a name of Litong that is in force. @returns the id of its event of the register */
  async announce(kind = 'announced'): Promise<string> {
    const { id } = await one(
      this.app.db,
      Id,
      sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, note, recorded_at)
          select p.id, n.id, ${kind}, '2026-07-01', '吴忠市民政局', '吴民发〔2026〕9号', '内部备注', now()
            from place p join place_name n on n.place_id = p.id and n.status = 'standard'
           where p.secrecy = 'public' and p.status = 'live' and starts_with(p.division_code, '640302') order by n.name, n.id limit 1
          returning id`,
    );
    return id;
  }

  /** As the rounds of a running service do: events go to who subscribed, then all that is due is sent. */
  async send(): Promise<void> {
    await passOnEvents(this.app.deps);
    await this.app.deps.jobs.runDue();
  }

  /** The same, where the receiver does not take it. */
  async fail(): Promise<void> {
    await passOnEvents(this.app.deps);
    await makeJobsDue(this.app.db);
    await this.app.deps.jobs.runDue().catch(() => undefined);
  }

  async empty(): Promise<void> {
    await run(this.app.db, sql`delete from webhook`);
    await run(this.app.db, sql`delete from webhook_event`);
    await run(this.app.db, sql`delete from pgboss.job`);
  }
}
