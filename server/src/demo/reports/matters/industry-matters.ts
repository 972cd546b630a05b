import type { DemoMatter } from './demo-matter.ts';

const metallurgy = {
  industry: 'metallurgy',
  kinds: ['铸造有限公司', '铝业有限公司', '木业有限公司', '面粉有限公司', '机械有限公司'],
} as const;
const construction = { industry: 'construction', kinds: ['建设工程有限公司', '建筑劳务有限公司'] } as const;
const equipment = { industry: 'special-equipment', kinds: ['物流园', '纸业有限公司', '食品有限公司'] } as const;

export const industryMatters: readonly DemoMatter[] = [
  {
    ...metallurgy,
    matter: 'major-risk',
    title: '{e}除尘系统积尘严重',
    facts: '{e}打磨车间粉尘很大，除尘器的灰斗一个月没清，{p}厂房梁上全是粉，电线还裸露着。',
    found: '铝粉打磨岗位除尘管道积尘厚度超过3毫米，未建立清扫制度，电气不防爆，构成重大事故隐患。',
    handled: '责令停产整改，清除积尘并更换防爆电气，整改后经专家验收。',
    fine: 80000,
  },
  {
    ...metallurgy,
    matter: 'hazard',
    title: '{e}熔融金属吊运区设置休息室',
    facts: '{e}的休息室就在吊钢包的行车下面，工人中午都在里面吃饭睡觉。厂址{p}。',
    found: '熔炼车间起吊影响范围内设有休息室和工具间，属于重大事故隐患。',
    handled: '立即拆除休息室，调整人员通道，对主要负责人处罚。',
    fine: 60000,
  },
  {
    ...metallurgy,
    matter: 'violation',
    title: '{e}有限空间作业无人监护',
    facts: '{e}让临时工下污水池清淤，没有测气也没有人在上面看着，{p}厂区西侧。',
    found: '污水池清淤作业未审批、未检测，现场无监护人员和救援器材。',
    handled: '责令停止作业，建立有限空间台账，配备检测和救援装备并组织演练。',
    fine: 40000,
  },
  {
    ...metallurgy,
    matter: 'hazard',
    title: '{e}冲压设备安全防护被拆除',
    facts: '{e}的冲床光电保护都拆了，上个月有人手指受伤，私下赔钱了事。',
    found: '9台冲床中4台安全防护装置失效或拆除，存在未报告的工伤。',
    handled: '责令停用并恢复防护装置，对瞒报情况另案调查。',
    fine: 50000,
  },
  {
    ...construction,
    matter: 'hazard',
    title: '{e}工地临边洞口未防护',
    facts: '{p}在建楼栋的电梯井口没有防护门，楼层临边只拉了一根绳，{e}施工。',
    found: '抽查3个楼层，电梯井口和临边防护缺失12处。',
    handled: '责令局部停工整改，对项目负责人和监理单位通报批评。',
    fine: 30000,
  },
  {
    ...construction,
    matter: 'violation',
    title: '{e}塔吊司机无证上岗',
    facts: '{e}在{p}的工地塔吊司机没有操作证，晚上还在吊钢筋。',
    found: '1名塔吊司机证件过期，1名信号工无证，夜间作业未审批。',
    handled: '责令停止使用塔吊，清退无证人员，处以罚款。',
    fine: 30000,
  },
  {
    ...construction,
    matter: 'major-risk',
    title: '{e}深基坑支护变形未处置',
    facts: '{p}的基坑边坡裂了很长的缝，路面也往下沉，{e}还在坑底施工。',
    found: '基坑北侧水平位移超过报警值，监测单位已报警但施工单位未停工。',
    handled: '责令立即停工、回填反压，组织专家论证后按方案加固。',
    fine: 100000,
  },
  {
    ...equipment,
    matter: 'violation',
    title: '{e}使用未登记的叉车',
    facts: '{p}的{e}有好几台叉车没有牌照，开车的是搬运工，经常在人群里穿。',
    found: '在用叉车7台，3台未办理使用登记，2名司机无证。',
    handled: '会同市场监管部门查封未登记叉车，责令司机取证后上岗。',
    fine: 30000,
  },
  {
    ...equipment,
    matter: 'hazard',
    title: '{e}锅炉安全阀超期未校验',
    facts: '{e}的锅炉安全阀锈住了，压力表也不准，师傅说好久没检过。地址{p}。',
    found: '锅炉安全阀校验超期4个月，压力表未检定，水处理记录缺失。',
    handled: '责令停用锅炉，安全阀、压力表校验合格后恢复使用。',
    fine: 20000,
  },
];
