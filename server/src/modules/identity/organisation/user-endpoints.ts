import {
  firstPasswordSchema,
  idParamsSchema,
  rolesSchema,
  userChangeSchema,
  userCreatedSchema,
  userInputSchema,
  userPageSchema,
  userQuerySchema,
  userSchema,
} from '@safeflow/contracts';
import { endpoint, type Endpoint } from '../../../http/endpoint.ts';
import { grantableBy, roles } from '../roles.ts';
import type { UserService } from './user-service.ts';

const shared = { tag: 'organisation', access: { permission: 'user.manage' } } as const;

export function userEndpoints(users: UserService): Endpoint[] {
  return [...listEndpoints(users), ...accountEndpoints(users)];
}

function listEndpoints(users: UserService): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/users',
      summary: 'Accounts within the reach of the administrator, by account',
      query: userQuerySchema,
      reply: userPageSchema,
      handle: ({ query, principal }) => users.list(query, principal),
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/users',
      summary: 'Adds an account; its first password is shown once',
      body: userInputSchema,
      reply: userCreatedSchema,
      status: 201,
      handle: ({ body, principal }) => users.create(body, principal),
    }),
    endpoint({
      method: 'get',
      path: '/api/roles',
      tag: 'organisation',
      summary: 'All roles and those the user may give',
      access: 'session',
      reply: rolesSchema,
      handle: async ({ principal }) => ({ roles, grantable: [...grantableBy(principal.roles)] }),
    }),
  ];
}

function accountEndpoints(users: UserService): Endpoint[] {
  return [
    endpoint({
      ...shared,
      method: 'get',
      path: '/api/users/:id',
      summary: 'One account',
      params: idParamsSchema,
      reply: userSchema,
      handle: ({ params, principal }) => users.read(params.id, principal),
    }),
    endpoint({
      ...shared,
      method: 'put',
      path: '/api/users/:id',
      summary: 'Changes an account; disabling ends its sessions',
      params: idParamsSchema,
      body: userChangeSchema,
      reply: userSchema,
      handle: ({ params, body, principal }) => users.change(params.id, body, principal),
    }),
    endpoint({
      ...shared,
      method: 'post',
      path: '/api/users/:id/password',
      summary: 'Gives a new first password, shown once, and unlocks the account',
      params: idParamsSchema,
      reply: firstPasswordSchema,
      handle: ({ params, principal }) => users.resetPassword(params.id, principal),
    }),
  ];
}
