import type { DemoRandom } from '../random.ts';
import { demoMatters } from './matters/demo-matters.ts';
import type { DemoMatter } from './matters/demo-matter.ts';
import { type DemoPlace, demoPlace } from './demo-places.ts';
import type { DemoPlan } from './demo-plan.ts';

/** A made-up report with all that happens to it. */
export interface DemoReport {
  readonly index: number;
  readonly plan: DemoPlan;
  readonly place: DemoPlace;
  readonly source: DemoMatter;
  readonly number: string;
  readonly requestId: string;
  readonly channel: 'web' | 'letter' | 'visit' | 'phone';
  readonly enterprise: string;
  readonly title: string;
  readonly facts: string;
  /** Null for an anonymous report. */
  readonly reporter: { readonly name: string; readonly phone: string; readonly address: string } | null;
}

/** Pairs of signs that hardly occur in names of real enterprises. */
const FIRST = Array.from('砺沐峪塬昱岐渭禾樾棠澍翊');
const SECOND = Array.from('岚朔川谷盛原泽和丰田野石');
const SURNAMES = Array.from('卜车池丛戴丁董付甘耿洪胡贾焦金靳康柯雷');
const GIVEN = ['某明', '某兰', '某军', '某霞', '某平', '某英', '某强', '某丽'];

const CLOSED: readonly string[] = ['closed', 'not-accepted', 'handed-out'];

export function demoReport(index: number, plan: DemoPlan, random: DemoRandom): DemoReport {
  const place = demoPlace(random, !CLOSED.includes(plan.ending));
  const source = random.pick(demoMatters);
  const enterprise = `${place.short}${random.pick(FIRST)}${random.pick(SECOND)}${random.pick(source.kinds)}`;
  const reporter = random.chance(0.65) ? person(index, place, random) : null;
  const fill = (text: string) => text.replaceAll('{e}', enterprise).replaceAll('{p}', place.address);
  return {
    ...{ index, plan, place, source, enterprise, reporter },
    number: `${reporter ? 'SM' : 'NM'}${place.regionCode}${random.digits(11)}`,
    requestId: uuidOf(random),
    channel: random.pick(['web', 'web', 'web', 'web', 'letter', 'visit', 'phone'] as const),
    title: fill(source.title),
    facts: fill(source.facts),
  };
}

/** Reporters are shown as 某, so that nobody takes them for somebody. */
function person(index: number, place: DemoPlace, random: DemoRandom) {
  const name = `${random.pick(SURNAMES)}${random.pick(GIVEN)}`;
  return {
    name,
    phone: `1990001${String(index % 10_000).padStart(4, '0')}`,
    address: `${place.short}${place.address}`,
  };
}

function uuidOf(random: DemoRandom): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
