import { unitId } from './demo-units.ts';

export interface DemoUser {
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  /** From a range that is given to nobody. */
  readonly phone: string;
}

/** Password of every demonstration account. */
export const DEMO_PASSWORD = 'SafeFlow@2026';

const COUNTY_ADMIN = ['unit-admin', 'information-officer', 'direct-leader'];
type Entry = readonly [account: string, regionCode: string, part: string | undefined, ...roles: string[]];

const PROVINCE: readonly Entry[] = [
  ['province.leader', '610000', undefined, 'authority-head', 'direct-leader', 'supervisor'],
  ['province.admin', '610000', undefined, 'unit-admin'],
  ['province.info', '610000', undefined, 'information-officer'],
  ['province.supervisor', '610000', undefined, 'supervisor'],
  ['province.checker', '610000', 'lead', 'spot-checker', 'handler'],
  ['province.handler', '610000', 'chemicals', 'handler'],
  ['province.industry', '610000', 'industry', 'handler'],
  ['coal.handler', '610000', 'coal', 'handler', 'information-officer', 'unit-admin'],
  ['fire.handler', '610000', 'fire', 'handler', 'information-officer', 'unit-admin'],
  ['process.admin', '610000', undefined, 'process-admin'],
  ['system.admin', '610000', undefined, 'system-admin'],
  ['security.admin', '610000', undefined, 'security-admin'],
  ['audit.admin', '610000', undefined, 'audit-admin'],
];

const XIANYANG: readonly Entry[] = [
  ['xianyang.leader', '610400', undefined, 'authority-head', 'direct-leader'],
  ['xianyang.admin', '610400', undefined, 'unit-admin'],
  ['xianyang.info', '610400', undefined, 'information-officer'],
  ['xianyang.supervisor', '610400', undefined, 'supervisor'],
  ['xianyang.handler', '610400', 'lead', 'handler'],
  ['xianyang.chemicals', '610400', 'chemicals', 'handler'],
  ['xianyang.industry', '610400', 'industry', 'handler'],
  ['sanyuan.head', '610422', undefined, 'authority-head'],
  ['sanyuan.leader', '610422', undefined, 'direct-leader'],
  ['sanyuan.admin', '610422', undefined, 'unit-admin'],
  ['sanyuan.info', '610422', undefined, 'information-officer'],
  ['sanyuan.handler', '610422', 'lead', 'handler'],
  ['sanyuan.chemicals', '610422', 'chemicals', 'handler'],
  ['sanyuan.industry', '610422', 'industry', 'handler'],
  ['sanyuan.town', '610422', 'town1', 'handler', 'unit-admin'],
  ['beixi.town', '610422', 'town2', 'handler', 'unit-admin'],
  ['sanyuan.fire', '610422', 'fire', 'handler', 'information-officer', 'unit-admin'],
  ['jingyang.admin', '610423', undefined, ...COUNTY_ADMIN],
  ['jingyang.handler', '610423', 'chemicals', 'handler'],
  ['yongle.town', '610423', 'town1', 'handler', 'unit-admin'],
  ['xingping.admin', '610481', undefined, ...COUNTY_ADMIN],
  ['xingping.handler', '610481', 'chemicals', 'handler'],
];

const BAOJI: readonly Entry[] = [
  ['baoji.admin', '610300', undefined, 'unit-admin', 'information-officer', 'direct-leader'],
  ['baoji.supervisor', '610300', undefined, 'supervisor'],
  ['baoji.handler', '610300', 'chemicals', 'handler'],
  ['qishan.admin', '610323', undefined, ...COUNTY_ADMIN],
  ['qishan.handler', '610323', 'chemicals', 'handler'],
  ['caijiapo.town', '610323', 'town1', 'handler', 'unit-admin'],
  ['fufeng.admin', '610324', undefined, ...COUNTY_ADMIN],
  ['fufeng.handler', '610324', 'chemicals', 'handler'],
  ['meixian.admin', '610326', undefined, ...COUNTY_ADMIN],
  ['meixian.handler', '610326', 'chemicals', 'handler'],
];

const WEINAN: readonly Entry[] = [
  ['weinan.admin', '610500', undefined, 'unit-admin', 'information-officer', 'direct-leader'],
  ['weinan.handler', '610500', 'chemicals', 'handler'],
  ['dali.admin', '610523', undefined, ...COUNTY_ADMIN],
  ['dali.handler', '610523', 'chemicals', 'handler'],
  ['chaoyi.town', '610523', 'town1', 'handler', 'unit-admin'],
  ['pucheng.admin', '610526', undefined, ...COUNTY_ADMIN],
  ['pucheng.handler', '610526', 'chemicals', 'handler'],
  ['fuping.admin', '610528', undefined, ...COUNTY_ADMIN],
  ['fuping.handler', '610528', 'chemicals', 'handler'],
];

const SURNAMES = Array.from(
  '白程崔邓杜段樊方冯高葛顾郝侯贺姜康孔赖黎梁林龙陆罗马毛孟苗潘庞彭齐乔秦任邵沈石宋苏谭唐田童汪韦魏',
);
const GIVEN = [
  '文博',
  '雅宁',
  '志远',
  '晓岚',
  '建峰',
  '思源',
  '海川',
  '静怡',
  '明哲',
  '若溪',
  '立群',
  '婉清',
  '子昂',
  '秋实',
  '振东',
  '可心',
  '嘉树',
];

/** The accounts of the demonstration; nobody is meant by their names. */
export const demoUsers: readonly DemoUser[] = [...PROVINCE, ...XIANYANG, ...BAOJI, ...WEINAN].map(
  ([account, regionCode, part, ...roles], index) => ({
    account,
    roles,
    unitId: unitId(regionCode, part),
    name: `${SURNAMES[index % SURNAMES.length] ?? ''}${GIVEN[(index * 5) % GIVEN.length] ?? ''}`,
    phone: `1990000${String(1000 + index)}`,
  }),
);

/** Accounts worth trying first, with what they show; printed at the start and listed in the README. */
export const demoCast: readonly { readonly account: string; readonly what: string }[] = [
  { account: 'sanyuan.info', what: '三原县信息员：受理审查、转办' },
  { account: 'sanyuan.handler', what: '三原县举报受理股办理员：核查' },
  { account: 'sanyuan.chemicals', what: '三原县危化监管股办理员：核查' },
  { account: 'sanyuan.town', what: '三原县城关街道办理员：签收、核查、申请办结' },
  { account: 'sanyuan.admin', what: '三原县管理员：审核申请、管理用户' },
  { account: 'xianyang.admin', what: '咸阳市管理员' },
  { account: 'xianyang.supervisor', what: '咸阳市督办人员：查看时间轴与流程图' },
  { account: 'province.leader', what: '省厅负责人' },
  { account: 'qishan.handler', what: '岐山县办理员（看不到三原县的举报）' },
  { account: 'sanyuan.fire', what: '三原县消防救援大队办理员' },
  { account: 'process.admin', what: '流程管理员' },
  { account: 'system.admin', what: '系统管理员' },
  { account: 'audit.admin', what: '审计管理员' },
];
