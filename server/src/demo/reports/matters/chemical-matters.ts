import type { DemoMatter } from './demo-matter.ts';

const chemicals = {
  industry: 'hazardous-chemicals',
  kinds: ['化工有限公司', '精细化工有限公司', '气体有限公司', '新材料有限公司'],
} as const;
const fireworks = { industry: 'fireworks', kinds: ['烟花爆竹经营部', '花炮专营店', '日杂商行'] } as const;
const gas = { industry: 'gas', kinds: ['燃气有限公司', '液化气站', '餐饮店'] } as const;

export const chemicalMatters: readonly DemoMatter[] = [
  {
    ...chemicals,
    matter: 'hazard',
    title: '{e}储罐区可燃气体报警器长期故障',
    facts: '{e}位于{p}的甲醇储罐区，可燃气体报警器显示故障两个多月，中控室直接消音，没有维修。',
    found: '储罐区12台可燃气体探测器中5台故障，报警记录显示多次被消音，未按规定检定。',
    handled: '责令限期整改并处罚款，故障探测器全部更换、检定合格并接入中控。',
    fine: 50000,
  },
  {
    ...chemicals,
    matter: 'violation',
    title: '{e}动火作业未办理审批',
    facts: '{e}在{p}的生产装置旁电焊，没有动火票，也没有监护人，旁边就是原料桶。',
    found: '抽查近三个月检修记录，有4次动火作业未办理作业票或未进行气体分析。',
    handled: '责令改正，处以罚款，对作业负责人和承包单位一并处理，开展特殊作业专项培训。',
    fine: 60000,
  },
  {
    ...chemicals,
    matter: 'major-risk',
    title: '{e}违规储存未经许可的危险化学品',
    facts: '{e}在{p}租用的普通库房里堆放桶装溶剂，味道很大，晚上用面包车往外拉。',
    found: '库房内存放甲苯、乙酸乙酯等约6吨，未取得经营许可，库房不具备防爆条件。',
    handled: '就地查封并委托有资质单位转移处置，没收违法所得，移送公安机关进一步调查。',
    fine: 150000,
  },
  {
    ...chemicals,
    matter: 'hazard',
    title: '{e}充装气瓶超期未检',
    facts: '{e}给超过检验期的氧气瓶、乙炔瓶充气，{p}附近的修理铺都从那里换瓶。',
    found: '抽查气瓶60只，其中11只超过检验有效期仍在周转使用。',
    handled: '责令停止充装超期气瓶，已流出的全部召回送检。',
    fine: 30000,
  },
  {
    ...fireworks,
    matter: 'violation',
    title: '{e}在居民楼下违规存放烟花爆竹',
    facts: '{p}的{e}把整箱的烟花堆在楼梯间和二楼住人的屋里，楼上住着好几户。',
    found: '现场在非许可场所查获烟花爆竹46箱，与居住场所设置在同一建筑内。',
    handled: '依法收缴并集中销毁，吊销零售许可，处以罚款。',
    fine: 20000,
  },
  {
    ...fireworks,
    matter: 'violation',
    title: '{e}销售来路不明的大型烟花',
    facts: '{e}私下卖没有标签的大礼花弹，说是从外地带回来的，交易地点在{p}。',
    found: '查获专业燃放类烟花18枚，无流向登记标识，不得向个人销售。',
    handled: '全部收缴，追查来源并通报有关地区，处以罚款。',
    fine: 50000,
  },
  {
    ...gas,
    matter: 'hazard',
    title: '{e}厨房使用报废液化气瓶',
    facts: '{p}的{e}后厨同时放着七八个液化气瓶，有的瓶子字都看不清，软管用铁丝绑着。',
    found: '后厨存放15公斤液化气瓶7只，3只已过报废年限，软管老化且未装熄火保护。',
    handled: '报废气瓶送交回收，更换金属软管并加装报警器，会同城管部门复查合格。',
    fine: 10000,
  },
  {
    ...gas,
    matter: 'major-risk',
    title: '{e}中压燃气管道上方违章施工',
    facts: '{p}有挖掘机正在{e}的燃气管道警示桩旁边开挖，没有燃气公司的人在场。',
    found: '施工单位未与燃气企业签订保护协议即机械开挖，距管道最近处不足0.5米。',
    handled: '责令立即停工，探明管位后人工开挖，对施工单位处罚并约谈建设单位。',
    fine: 50000,
  },
];
