import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Permission } from '@safeflow/contracts';
import type { Language } from './errors.ts';
import type { Principal } from './principal.ts';

/** Who may call: anybody, any signed-in user, or one who has a permission. */
export type Access = 'public' | 'session' | { readonly permission: Permission };

export interface Context<Params, Query, Body, Who> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Who;
  readonly language: Language;
  readonly request: Request;
  readonly response: Response;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** One operation of the API: its schemas validate request and response and make the OpenAPI document. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path, e.g. `/api/cases/:id`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Schema of the JSON answer; `undefined` answers 204. */
  readonly reply?: z.ZodType;
  readonly status?: 200 | 201 | 202;
  /** Set when the handler writes the response itself: its media type. */
  readonly stream?: string;
  /** Set when the body is not JSON but `multipart/form-data` that the handler reads itself. */
  readonly multipart?: true;
  /** Open to a user who has to change his password first. */
  readonly beforePasswordChange?: true;
  readonly handle: (context: Context<never, never, never, never>) => Promise<unknown>;
}

interface Definition<A extends Access, P, Q, B, R> extends Omit<
  Endpoint,
  'access' | 'params' | 'query' | 'body' | 'reply' | 'handle'
> {
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply?: R;
  readonly handle: (
    context: Context<Output<P>, Output<Q>, Output<B>, A extends 'public' ? Principal | undefined : Principal>,
  ) => Promise<R extends z.ZodType ? z.input<R> : void>;
}

/** Types one endpoint from its schemas. */
export function endpoint<
  const A extends Access,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(definition: Definition<A, P, Q, B, R>): Endpoint {
  return definition;
}
