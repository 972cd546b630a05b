export * from './capabilities.ts';
export * from './command.ts';
export * from './event.ts';
export * from './port.ts';
export * from './sql.ts';
