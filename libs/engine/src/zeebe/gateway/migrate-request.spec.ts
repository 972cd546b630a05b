import { expect, it } from 'vitest';
import { migrateRequest } from './migrate-request.ts';

it('writes the request as protocol buffers do', () => {
  const bytes = migrateRequest('300', '2', [['a', 'bc']]);
  // 1: 300 · 2: { 1: 2, 2: { 1: "a", 2: "bc" } }
  expect(bytes.toString('hex')).toBe('08ac02120b080212070a016112026263');
});
