import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { formSchema, type FormSchema } from './form-schema.ts';

const parsed = new Map<string, FormSchema>();

/** A form by the hash of its content; forms never change, so each is read once. */
export async function storedForm(source: Kysely<Schema>, hash: string): Promise<FormSchema> {
  const known = parsed.get(hash);
  if (known) return known;
  const row = await source.selectFrom('bpm_form').select('content').where('hash', '=', hash).executeTakeFirstOrThrow();
  const form = formSchema.parse(JSON.parse(row.content));
  parsed.set(hash, form);
  return form;
}

/** The form of an id that new work items get. */
export async function latestForm(source: Kysely<Schema>, formId: string): Promise<FormSchema | undefined> {
  const row = await source
    .selectFrom('bpm_form')
    .select('hash')
    .where('form_id', '=', formId)
    .orderBy('deployed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && storedForm(source, row.hash);
}
