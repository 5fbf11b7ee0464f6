import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { adoptAgreement, describeLine } from './adoptAgreement.ts';
import { LineArchiveApi as Api } from './archiveContract.ts';
import { classifyLine, restrictedLines } from './classifyLine.ts';
import { findArchive, findCourse } from './findArchive.ts';
import { GivenCourseApi } from './givenCourseContract.ts';
import { givenCourses } from './givenCourses.ts';
import type { LineDeps } from './lineDeps.ts';
import { downloadLineFile, keepLineFile } from './lineFiles.ts';
import { recordAgreement, recordDocument } from './recordPapers.ts';

/** The archive of a line: agreements, documents, versions, secrecy. */
export function lineRoutes(router: Router, deps: LineDeps): void {
  const { db, today } = deps;
  serve(router, Api.archive, ({ params }, actor) => findArchive(db, actor, params.id), deps);
  serve(router, GivenCourseApi.given, async ({ params }) => ({ items: await givenCourses(db, params.id) }), deps);
  serve(router, Api.courseAt, ({ params, query }) => findCourse(db, params.id, query.at ?? today()), deps);
  serve(
    router,
    Api.describe,
    ({ params, version, body }, actor) => describeLine(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(router, Api.upload, ({ params, file }, actor) => keepLineFile(deps, actor, { ...params, file }), deps);
  serve(router, Api.download, ({ params }) => downloadLineFile(deps, params), deps);
  serve(
    router,
    Api.recordDocument,
    ({ params, body }, actor) => recordDocument(deps, actor, { ...params, body }),
    deps,
  );
  serve(
    router,
    Api.recordAgreement,
    ({ params, body }, actor) => recordAgreement(deps, actor, { ...params, body }),
    deps,
  );
  serve(
    router,
    Api.adopt,
    ({ params, version, body }, actor) => adoptAgreement(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(
    router,
    Api.classify,
    ({ params, version, body }, actor) => classifyLine(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(router, Api.restricted, (_, actor) => restrictedLines(db, actor), deps);
}
