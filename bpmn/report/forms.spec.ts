import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Component {
  readonly id: string;
  readonly type: string;
  readonly key?: string;
  readonly label?: string;
  readonly description?: string;
  readonly text?: string;
  readonly valuesKey?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly Component[];
}

const folder = join(import.meta.dirname, '../../forms/report');
const all = (components: readonly Component[]): Component[] =>
  components.flatMap((one) => [one, ...all(one.components ?? [])]);
const forms = readdirSync(folder)
  .filter((name) => name.endsWith('.form'))
  .map((name) => {
    const { components } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { components: Component[] };
    return [name, all(components)] as const;
  });
const { options } = JSON.parse(readFileSync(join(import.meta.dirname, 'case-type.json'), 'utf8')) as {
  options: Record<string, unknown>;
};
/** Choices that the server finds for the unit at work. */
const OF_UNITS = ['targets', 'departments', 'subordinates', 'regions'];

describe.each(forms)('given the form %s', (_name, components) => {
  it('when it is opened, then every part has an id of its own, without which form-js shows nothing', () => {
    const ids = components.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('when it is shown in English, then every label, help and text has words for it', () => {
    const pairs = components.flatMap(({ label, description, text, properties = {} }) => [
      [label, properties['labelEn']],
      [description, properties['descriptionEn']],
      [text, properties['textEn']],
    ]);
    expect(pairs.filter(([chinese, english]) => (chinese === undefined) !== (english === undefined))).toEqual([]);
    expect(pairs.filter(([, english]) => english !== undefined && /[一-龥]/.test(english))).toEqual([]);
  });

  it('when it offers choices, then they exist', () => {
    const asked = components.flatMap(({ valuesKey }) => valuesKey ?? []);
    expect(asked.filter((name) => !(name in options) && !OF_UNITS.includes(name))).toEqual([]);
  });
});
