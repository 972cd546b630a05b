export { createZeebeServer, type ZeebeServerOptions } from './zeebe-server.ts';
