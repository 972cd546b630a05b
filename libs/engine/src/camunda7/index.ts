export { createOperatonServer, type OperatonOptions } from './camunda7-server.ts';
