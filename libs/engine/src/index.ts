export * from './capabilities.ts';
export type * from './command.ts';
export type * from './event.ts';
export * from './port.ts';
export type * from './sql.ts';
export {
  createEmbeddedEngine,
  type EmbeddedEngine,
  type EmbeddedEngineOptions,
  type JobHandOut,
} from './embedded/embedded-engine.ts';
export { systemClock, type Clock } from './time/clock.ts';
export { VirtualClock } from './time/virtual-clock.ts';
export { engineMigrations, type EngineMigration } from './store/migrations.ts';
export { describeBpmn, type ElementDescription, type ProcessDescription } from './model/describe.ts';
export { DeploymentRejection } from './deployment/deployment-rejection.ts';
export { checkResources } from './deployment/check-resources.ts';
export type { KnownNames } from './deployment/known-names.ts';
export type { ModelProblem, ModelRule } from './model/model-problem.ts';
export type { Operations } from './embedded/operations/operations.ts';
export * from './job-source.ts';
export type * from './engine-health.ts';
export { jobTypesIn, loadWorkers, type Workers } from './runner/load-workers.ts';
export { type JobContext, WorkerRunner, type WorkerRunnerOptions } from './runner/worker-runner.ts';
export { compileDecisions, type DecisionFile, type DecisionResult, type Decisions } from './dmn/decisions.ts';
export type { DecisionProblem, DecisionRule } from './dmn/decision-problem.ts';
export { compileFeel, type Expression } from './feel/expression.ts';
export { createRemoteEngine, type RemoteEngine, type RemoteEngineOptions } from './remote/remote-engine.ts';
export type { EngineServer } from './remote/engine-server.ts';
