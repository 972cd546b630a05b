import { z } from 'zod';

/** Field schemas that many contracts share. Times are ISO 8601 in UTC. */
export const idSchema = z.string().min(1).max(64);
export const timeSchema = z.iso.datetime();
export const idParamsSchema = z.object({ id: idSchema });
/** A day of the calendar in China's zone. */
export const daySchema = z.iso.date();
/** GB/T 2260 code of a region: 2, 4 or 6 digits padded to 6. */
export const regionCodeSchema = z.string().regex(/^\d{6}$/);
/** A truth value in a query string. */
export const queryFlagSchema = z.enum(['true', 'false']).transform((value) => value === 'true');
/** One or several values of a query parameter, given by repetition. */
export function queryListSchema<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );
}
