import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProgram, missingJava, missingProgram, parseJavaVersion } from './programs.ts';

describe('Programs that the servers need', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safeflow-programs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('A program is found on the PATH', () => {
    writeFileSync(join(folder, 'mvn'), '');
    expect(findProgram('mvn', folder)).toBe(join(folder, 'mvn'));
  });

  test('A missing program is named with the way to install it', () => {
    expect(() => findProgram('mvn', folder)).toThrow(
      'Expected the program "mvn", but it is not installed: apt-get install maven',
    );
    expect(missingProgram('redis-server')).toContain('apt-get install redis-server');
    expect(missingProgram('go')).toContain('apt-get install golang');
  });

  test('The version of Java is read from what it prints', () => {
    expect(parseJavaVersion('openjdk version "25.0.3" 2026-04-21 LTS')).toBe(25);
    expect(parseJavaVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17);
    expect(parseJavaVersion('java version "1.8.0_402"')).toBe(8);
    expect(parseJavaVersion('command not found')).toBeUndefined();
  });

  test('A Java that is too old is told apart from none', () => {
    expect(missingJava(21, ['/usr/bin/java is 17'])).toBe(
      'Expected Java 21 or newer, but /usr/bin/java is 17: install a newer JDK or name its folder in JAVA_HOME.',
    );
    expect(missingJava(17, [])).toContain('but there is none');
  });
});
