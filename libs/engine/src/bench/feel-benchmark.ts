import { evaluate } from 'feelin';
import { compileFeel } from '../feel/expression.ts';

const SOURCE = 'if amount > 10 and region = "610100" then "high" else "low"';
const MEASURED_MILLISECONDS = 300;

/** Evaluations a second of an expression that is compiled once, as the engine does, and of one parsed each time. */
export function feelPerSecond(): { readonly compiled: number; readonly parsed: number } {
  const expression = compileFeel(SOURCE);
  return {
    compiled: perSecond((amount) => expression.evaluate((name) => (name === 'amount' ? amount : '610100'), 0)),
    parsed: perSecond((amount) => evaluate(SOURCE, { amount, region: '610100' }).value),
  };
}

function perSecond(work: (amount: number) => unknown): number {
  const from = performance.now();
  let count = 0;
  for (; performance.now() - from < MEASURED_MILLISECONDS; count += 1) work(count % 20);
  return Math.round((count / (performance.now() - from)) * 1_000);
}
