export { allCases } from './all-cases.ts';
export { runDifferential, type DifferentialResult } from './differential.ts';
export { runSuite, type SuiteResult } from './run-suite.ts';
export { openCamunda7Stage } from './stages/camunda7.ts';
export { openEmbeddedStage } from './stages/embedded.ts';
export { openZeebeStage } from './stages/zeebe.ts';
export type { EngineStage } from './stage.ts';
