import type { DemoMatter } from './demo-matter.ts';

const transport = { industry: 'transport', kinds: ['运输有限公司', '客运有限公司', '汽修厂'] } as const;
const fire = { industry: 'fire-safety', kinds: ['商贸城', '宾馆', '家具城', '养老服务中心', '电动车行'] } as const;
const farming = { industry: 'agriculture', kinds: ['农机合作社', '果业冷库', '养殖场'] } as const;
const other = { industry: 'other', kinds: ['文化传媒有限公司', '仓储有限公司', '游乐园'] } as const;

export const publicMatters: readonly DemoMatter[] = [
  {
    ...transport,
    matter: 'violation',
    title: '{e}危货车辆违规停放',
    facts: '{p}的路边每晚停着{e}的油罐车，离加油站和住宅都很近，司机在车上过夜。',
    found: '连续三晚有危险货物运输车停放于非专用停车场，动态监控存在离线。',
    handled: '责令改正，会同交通部门处罚，车辆转入专用停车场。',
    fine: 20000,
  },
  {
    ...transport,
    matter: 'hazard',
    title: '{e}农村客运车辆超员',
    facts: '{e}跑{p}的班车早晚都超员，核载19人能上三十多人，都是学生和老人。',
    found: '查看车载视频，近两周有5个趟次超员，最多超员9人。',
    handled: '对驾驶人和企业分别处罚，增加早晚班次并派人随车检查。',
    fine: 10000,
  },
  {
    ...fire,
    matter: 'hazard',
    title: '{e}疏散通道被货物堵塞',
    facts: '{p}的{e}二楼疏散楼梯堆满货，安全出口上锁，周末人特别多。',
    found: '2处安全出口锁闭，疏散通道堆放商品，应急照明损坏11处。',
    handled: '当场清理并打开安全出口，责令限期修复应急照明，处以罚款。',
    fine: 20000,
  },
  {
    ...fire,
    matter: 'major-risk',
    title: '{e}违规使用易燃可燃材料装修',
    facts: '{e}新装修的包间用的全是泡沫板，{p}，没见过消防验收。',
    found: '约300平方米隔墙和吊顶采用聚氨酯泡沫夹芯板，未经消防验收投入使用。',
    handled: '责令停止使用，拆除可燃材料后重新申报消防验收。',
    fine: 50000,
  },
  {
    ...fire,
    matter: 'violation',
    title: '{e}室内集中充电无防护',
    facts: '{p}的{e}晚上在店里给几十辆电动车充电，楼上住人，只有一个卷帘门。',
    found: '店内集中充电38辆，与居住场所未作防火分隔，插线板串接使用。',
    handled: '责令停止室内充电，拆除线路，居住人员搬离，设置室外充电设施。',
    fine: 10000,
  },
  {
    ...fire,
    matter: 'hazard',
    title: '{e}消防水泵无法启动',
    facts: '{e}的消防栓没有水，物业说泵坏了一年多没钱修，{p}。',
    found: '消防水泵控制柜处于手动状态且1号泵电机损坏，室内消火栓无水压。',
    handled: '责令限期修复，修复期间落实24小时巡查。',
    fine: 15000,
  },
  {
    ...farming,
    matter: 'hazard',
    title: '{e}氨制冷机房存在泄漏',
    facts: '{p}的{e}机房经常有刺鼻气味，路过都睁不开眼，旁边就是分拣车间。',
    found: '氨压缩机轴封渗漏，机房未设事故排风和氨气报警装置，与人员密集作业间相邻。',
    handled: '责令停产检修，加装报警与事故排风，分拣车间与机房实体隔离。',
    fine: 50000,
  },
  {
    ...farming,
    matter: 'violation',
    title: '{e}拖拉机违规载人',
    facts: '{e}农忙时用拖拉机拖斗拉人去{p}干活，一车坐二十几个人，走的是坡路。',
    found: '走访群众和查看道路监控，存在拖斗载人情况。',
    handled: '会同农机部门批评教育并处罚，落实农忙用工安全接送。',
    fine: 2000,
  },
  {
    ...other,
    matter: 'hazard',
    title: '{e}大型游乐设施带病运行',
    facts: '{p}的{e}海盗船安全压杠锁不紧，工作人员让家长自己扶着。',
    found: '2组座位安全压杠锁紧装置失效，日常检查记录系补填。',
    handled: '立即停用，维修并经检验合格后恢复，处以罚款。',
    fine: 30000,
  },
  {
    ...other,
    matter: 'violation',
    title: '{e}户外活动无安全方案',
    facts: '{e}在{p}办露天演出，舞台是临时搭的，人很多却没有安保和疏散指示。',
    found: '活动预计参加人数超过一千人，未取得安全许可，临时舞台未经验收。',
    handled: '责令停止举办，疏散人群，移交公安机关处理。',
    fine: 20000,
  },
];
