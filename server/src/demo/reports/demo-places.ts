import { unitId } from '../organisation/demo-units.ts';
import type { DemoRandom } from '../random.ts';

export interface DemoPlace {
  readonly regionCode: string;
  /** The authority that reports of the place belong to. */
  readonly unitId: string;
  /** Short name that enterprises carry, such as 三原. */
  readonly short: string;
  readonly address: string;
}

type Region = readonly [code: string, owner: string, short: string, weight: number, towns: readonly string[]];

const REGIONS: readonly Region[] = [
  ['610422', '610422', '三原', 26, ['城关街道', '陂西镇', '鲁桥镇', '大程镇', '新兴镇']],
  ['610423', '610423', '泾阳', 9, ['泾干街道', '永乐镇', '云阳镇', '王桥镇']],
  ['610481', '610481', '兴平', 8, ['东城街道', '店张街道', '马嵬街道']],
  ['610323', '610323', '岐山', 9, ['凤鸣镇', '蔡家坡镇', '益店镇']],
  ['610324', '610324', '扶风', 7, ['城关街道', '绛帐镇', '法门镇']],
  ['610326', '610326', '眉县', 7, ['首善街道', '常兴镇', '汤峪镇']],
  ['610523', '610523', '大荔', 8, ['城关街道', '朝邑镇', '许庄镇']],
  ['610526', '610526', '蒲城', 8, ['城关街道', '孙镇', '罕井镇']],
  ['610528', '610528', '富平', 8, ['城关街道', '庄里镇', '淡村镇']],
  ['610402', '610400', '秦都', 4, ['人民路街道', '渭滨街道']],
  ['610303', '610300', '金台', 3, ['中山东路街道', '陈仓镇']],
  ['610502', '610500', '临渭', 3, ['杜桥街道', '站南街道']],
  ['610113', '610000', '雁塔', 2, ['电子城街道', '鱼化寨街道']],
  ['610802', '610000', '榆阳', 2, ['鼓楼街道', '牛家梁镇']],
];
const SPOTS = [
  '工业集中区纬三路中段',
  '东环路北段',
  '南街十字西侧',
  '原粮站院内',
  '村北砖厂旧址',
  '镇政府向东约800米',
  '火车站货场旁',
  '产业园B区7号',
  '国道收费站南侧',
  '河堤路便桥附近',
];
const TOTAL = REGIONS.reduce((sum, [, , , weight]) => sum + weight, 0);

/** A place in the demonstration's regions, most often in the county whose accounts are tried first; more so when `favoured`. */
export function demoPlace(random: DemoRandom, favoured: boolean): DemoPlace {
  let ticket = random.next() * TOTAL;
  const drawn = REGIONS.find(([, , , weight]) => (ticket -= weight) < 0);
  const region = drawn && !(favoured && random.chance(0.4)) ? drawn : REGIONS[0];
  if (!region) throw new Error('Expected regions of the demonstration, but there are none.');
  const [regionCode, owner, short, , towns] = region;
  return { regionCode, unitId: unitId(owner), short, address: `${random.pick(towns)}${random.pick(SPOTS)}` };
}
