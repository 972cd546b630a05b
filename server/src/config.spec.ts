import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('given an installation without settings', () => {
  it('when it starts, then a reporter has to read the notice for 15 seconds (RPT-003)', () => {
    expect(readConfig({}).NOTICE_SECONDS).toBe(15);
  });
});

describe('given an installation in production', () => {
  it('when the clock is to be set by hand, then it does not start', () => {
    expect(() => readConfig({ NODE_ENV: 'production', CLOCK: 'virtual' })).toThrow('Expected CLOCK=system');
  });
});

describe('given wrong settings', () => {
  it('when it starts, then every one is named', () => {
    expect(() => readConfig({ PORT: '99999', LOG_LEVEL: 'loud' })).toThrow(/PORT[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*PORT/);
  });
});
