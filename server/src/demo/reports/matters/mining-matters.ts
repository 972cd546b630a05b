import type { DemoMatter } from './demo-matter.ts';

const coal = { industry: 'coal-mine', kinds: ['煤业有限公司', '煤矿'] } as const;
const mine = { industry: 'non-coal-mine', kinds: ['石料厂', '矿业有限公司', '建材有限公司'] } as const;

export const miningMatters: readonly DemoMatter[] = [
  {
    ...coal,
    matter: 'major-risk',
    title: '{e}井下瓦斯监测探头被遮挡',
    facts: '{e}井下回风巷的瓦斯监测探头连续几个夜班被湿布包住，带班人员要求不得取下，工人担心出事。地点在{p}。',
    found: '现场检查发现2处瓦斯传感器进气口被遮挡，监控曲线与人工检测数值明显不符，举报情况属实。',
    handled: '责令立即停产整顿，对矿长和当班安全员给予处罚，传感器重新标校后复产验收。',
    fine: 300000,
  },
  {
    ...coal,
    matter: 'violation',
    title: '{e}超定员组织井下作业',
    facts: '{e}为赶产量，综采工作面同时作业人数超过核定人数，入井检身走过场，{p}副井口可查。',
    found: '调取人员定位系统记录，近一月有6个班次采煤工作面超过限员规定，最多超4人。',
    handled: '责令限期改正，处以罚款，对分管负责人警示约谈。',
    fine: 80000,
  },
  {
    ...coal,
    matter: 'hazard',
    title: '{e}主运输皮带保护装置失效',
    facts: '{e}主运输皮带跑偏、堆煤保护长期甩掉不用，机头积煤很厚，曾经冒过烟。',
    found: '主运输皮带堆煤保护短接，机头浮煤超过10厘米，防灭火器材过期。',
    handled: '当场停用皮带，清理浮煤、恢复保护并更换灭火器材，经复查合格。',
    fine: 50000,
  },
  {
    ...mine,
    matter: 'violation',
    title: '{e}未按设计分台阶开采',
    facts: '{p}的{e}采场一面坡开采，坡面上有大块浮石，下面就是铲装作业，村民多次反映无人管。',
    found: '采场高差约38米未分台阶，坡面存在浮石，与安全设施设计不符。',
    handled: '责令停止开采作业，编制整改方案，排险后按设计自上而下分台阶开采。',
    fine: 100000,
  },
  {
    ...mine,
    matter: 'major-risk',
    title: '{e}尾矿库排洪沟堵塞',
    facts: '{e}在{p}的尾矿库排洪沟被塌方土石堵了一半，汛期快到了一直没有清理，下游住着二十多户。',
    found: '排洪沟约40米被坍塌土石淤堵，库水位接近警戒，调洪库容不足。',
    handled: '责令立即清淤并降低库水位，下游群众转移预案重新演练，汛期每日巡查。',
    fine: 60000,
  },
  {
    ...mine,
    matter: 'violation',
    title: '{e}爆破作业警戒不到位',
    facts: '{e}放炮没有拉警戒，{p}的生产路上还有人经过，飞石落到了地里。',
    found: '爆破警戒范围不足200米，未在路口设警戒人员，飞石情况属实。',
    handled: '责令停止爆破作业，重新编制爆破设计，警戒人员培训后方可恢复。',
    fine: 40000,
  },
];
