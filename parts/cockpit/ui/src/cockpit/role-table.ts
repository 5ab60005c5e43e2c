import type { View } from '../shared/page.ts';
import { table, type Column } from '../shared/table.ts';
import type { AssignedRole } from './model.ts';
import { text } from './text.ts';

/** Roles with the provider account and application they are for; columns may follow. */
export function roleTable(roles: readonly AssignedRole[], ...more: Column<AssignedRole>[]): View {
  return table({
    name: text('roles.title'),
    rows: roles,
    empty: text('roles.empty'),
    columns: [
      { title: text('roles.subaccount'), cell: ({ providerAccount }) => providerAccount },
      { title: text('subscriptions.application'), cell: ({ applicationName }) => applicationName },
      { title: text('roles.role'), cell: ({ name }) => name },
      ...more,
    ],
  });
}
