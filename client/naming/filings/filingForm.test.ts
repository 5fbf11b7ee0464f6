import { expect, it } from 'vitest';
import { Me } from '#server/accounts/contract.ts';
import { bodyOfForm, firstForm } from './filingForm.ts';

const ME = Me.parse({
  id: '7b0a4a5e-5a0c-4b67-9d29-0f3f3b6f7f10',
  username: 'yanchi',
  displayName: '盐池县民政经办员',
  organisation: {
    id: '7b0a4a5e-5a0c-4b67-9d29-0f3f3b6f7f11',
    name: '盐池县民政局',
    kind: 'civil_affairs',
    divisionCode: '640323',
  },
  divisionName: '盐池县',
  permissions: [],
  demonstration: true,
});

it('knows that civil affairs files what its government approved', () => {
  expect(firstForm('filer', ME)).toMatchObject({ approverKind: 'government', approver: '盐池县人民政府' });
});

it('points at every part that is missing', () => {
  const outcome = bodyOfForm(firstForm('filer', ME));
  expect('faults' in outcome ? [...outcome.faults] : []).toEqual(
    expect.arrayContaining(['/category', '/documentNo', '/approvedOn', '/names/0/name']),
  );
});
