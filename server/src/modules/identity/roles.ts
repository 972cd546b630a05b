import type { Permission } from '@safeflow/contracts';

interface RoleDefinition {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: readonly Permission[];
  /** Roles its holder may give to users he manages. */
  readonly grants: readonly string[];
}

const BUSINESS = [
  'information-officer',
  'handler',
  'unit-admin',
  'direct-leader',
  'authority-head',
  'spot-checker',
  'supervisor',
];
const reader: readonly Permission[] = ['work', 'case.read', 'case.export'];

/**
 * Every role with what it allows (reports catalogue §4, NFR-023: system, security and audit administration are separate).
 * `case.read` is reading by organisation; without it a user sees the cases he has or had a work item of (RPT-056).
 */
const ROLES: readonly RoleDefinition[] = [
  {
    id: 'information-officer',
    name: '信息员',
    nameEn: 'Information officer',
    permissions: [...reader, 'case.create', 'case.reveal'],
    grants: [],
  },
  {
    id: 'handler',
    name: '办理员',
    nameEn: 'Handler',
    permissions: ['work', 'case.create', 'case.export', 'case.reveal'],
    grants: [],
  },
  {
    id: 'unit-admin',
    name: '管理员',
    nameEn: 'Unit administrator',
    permissions: [
      ...reader,
      'case.create',
      'case.reveal',
      'case.supervise',
      'process.read',
      'unit.manage',
      'user.manage',
      'calendar.manage',
    ],
    grants: BUSINESS,
  },
  { id: 'direct-leader', name: '直管领导', nameEn: 'Direct leader', permissions: reader, grants: [] },
  { id: 'authority-head', name: '本级负责人', nameEn: 'Head of authority', permissions: reader, grants: [] },
  { id: 'spot-checker', name: '抽检人员', nameEn: 'Spot checker', permissions: reader, grants: [] },
  {
    id: 'supervisor',
    name: '督办人员',
    nameEn: 'Supervisor',
    permissions: [...reader, 'case.supervise', 'process.read'],
    grants: [],
  },
  {
    id: 'process-admin',
    name: '流程管理员',
    nameEn: 'Process administrator',
    permissions: ['process.operate', 'process.read'],
    grants: [],
  },
  {
    id: 'system-admin',
    name: '系统管理员',
    nameEn: 'System administrator',
    permissions: ['unit.manage', 'user.manage', 'calendar.manage', 'process.read'],
    grants: [...BUSINESS, 'process-admin'],
  },
  {
    id: 'security-admin',
    name: '安全管理员',
    nameEn: 'Security administrator',
    permissions: ['user.manage'],
    grants: ['process-admin', 'system-admin', 'security-admin', 'audit-admin'],
  },
  { id: 'audit-admin', name: '审计管理员', nameEn: 'Audit administrator', permissions: ['audit.read'], grants: [] },
];

const byId = new Map(ROLES.map((role) => [role.id, role]));

/** All roles as the interface shows them. */
export const roles = ROLES.map(({ id, name, nameEn }) => ({ id, name, nameEn }));

export function isRole(id: string): boolean {
  return byId.has(id);
}

/** The roles among `ids`, in the order of the table. */
export function describeRoles(ids: readonly string[]) {
  return roles.filter(({ id }) => ids.includes(id));
}

export function permissionsOf(ids: readonly string[]): ReadonlySet<Permission> {
  return new Set(ids.flatMap((id) => byId.get(id)?.permissions ?? []));
}

/** Roles that somebody with these roles may give to others. */
export function grantableBy(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => byId.get(id)?.grants ?? []));
}
