import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Unit, unitChangeSchema, unitInputSchema, UnitKind } from '@safeflow/contracts';
import type { Audit } from '../../../audit/index.ts';
import type { Database, Tx } from '../../../db/database.ts';
import { notFound, stale } from '../../../http/errors.ts';
import type { Principal } from '../../../http/principal.ts';
import { codeTaken, unitCannotMove, unknownRegion, unknownUnit, wrongParent } from '../identity-errors.ts';
import type { UnitTable } from '../identity-tables.ts';
import { managedUnits } from './managed-units.ts';
import type { OrganisationSnapshot, OrganisationUnit } from './organisation-snapshot.ts';
import type { Organisation } from './organisation.ts';

type UnitInput = z.output<typeof unitInputSchema>;

/** Below which kinds a kind of unit may stand. */
const PARENTS: Record<UnitKind, readonly UnitKind[]> = {
  province: [],
  city: ['province'],
  county: ['city', 'province'],
  township: ['county'],
  department: ['province', 'city', 'county', 'township', 'regulator', 'department'],
  regulator: ['province', 'city', 'county'],
};

/** Changes units within the reach of an administrator (RPT-071, PLT-026). */
export class UnitService {
  readonly #database: Database;
  readonly #organisation: Organisation;
  readonly #audit: Audit;

  constructor(database: Database, organisation: Organisation, audit: Audit) {
    this.#database = database;
    this.#organisation = organisation;
    this.#audit = audit;
  }

  async list(principal: Principal): Promise<{ units: Unit[]; manageable: string[] }> {
    const snapshot = await this.#organisation.snapshot();
    const manageable = principal.permissions.has('unit.manage') || principal.permissions.has('user.manage');
    return {
      units: [...snapshot.units.values()].map(toUnit),
      manageable: manageable ? [...managedUnits(snapshot, principal)] : [],
    };
  }

  async create(input: UnitInput, principal: Principal): Promise<Unit> {
    const snapshot = await this.#organisation.snapshot();
    const parent = snapshot.units.get(input.parentId ?? '');
    const managed = managedUnits(snapshot, principal);
    if (!parent || !managed.has(parent.id)) throw unknownUnit({ field: 'parentId' });
    const id = uuid();
    const unit: OrganisationUnit = { ...input, id, path: `${parent.path}${id}/`, version: 1 };
    checkInput(unit, parent, snapshot);
    const reachable = managedUnits({ ...snapshot, units: new Map(snapshot.units).set(id, unit) }, principal);
    if (!reachable.has(id)) throw unknownUnit({ field: 'parentId' });
    await this.#database.transaction(async (tx) => {
      await refuseTakenCode(tx, unit);
      await tx.k.insertInto('org_unit').values(toRow(unit)).execute();
      await this.#organisation.changed(tx);
      await this.#audit.record(tx, {
        principal,
        action: 'unit.create',
        object: unit.name,
        detail: JSON.stringify(input),
      });
    });
    return toUnit(unit);
  }

  async change(
    id: string,
    { version, ...input }: z.output<typeof unitChangeSchema>,
    principal: Principal,
  ): Promise<Unit> {
    const snapshot = await this.#organisation.snapshot();
    const known = snapshot.units.get(id);
    if (!known || !managedUnits(snapshot, principal).has(id)) {
      await this.#audit.record(null, { principal, action: 'unit.change', object: id, result: 'denied' });
      throw notFound();
    }
    if (known.parentId !== input.parentId || known.kind !== input.kind) throw unitCannotMove({ field: 'parentId' });
    const unit: OrganisationUnit = { ...known, ...input, version: version + 1 };
    checkInput(unit, snapshot.units.get(known.parentId ?? ''), snapshot);
    await this.#database.transaction(async (tx) => {
      await refuseTakenCode(tx, unit);
      const { id: _, path: __, ...columns } = toRow(unit);
      const updated = await tx.k
        .updateTable('org_unit')
        .set(columns)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (updated.numUpdatedRows === 0n) throw stale();
      await this.#organisation.changed(tx);
      await this.#audit.record(tx, {
        principal,
        action: 'unit.change',
        object: unit.name,
        detail: JSON.stringify(input),
      });
    });
    return toUnit(unit);
  }
}

function checkInput(
  unit: OrganisationUnit,
  parent: OrganisationUnit | undefined,
  snapshot: OrganisationSnapshot,
): void {
  if (parent && !PARENTS[unit.kind].includes(parent.kind)) throw wrongParent({ field: 'kind' });
  if (!snapshot.regions.has(unit.regionCode))
    throw unknownRegion({ field: 'regionCode', values: { code: unit.regionCode } });
}

async function refuseTakenCode(tx: Tx, { id, code }: OrganisationUnit): Promise<void> {
  const other = await tx.k
    .selectFrom('org_unit')
    .select('id')
    .where('code', '=', code)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other) throw codeTaken({ field: 'code', values: { code } });
}

function toUnit({ path: _, ...unit }: OrganisationUnit): Unit {
  return unit;
}

function toRow({ parentId, regionCode, enabled, ...unit }: OrganisationUnit): UnitTable {
  return { ...unit, parent_id: parentId, region_code: regionCode, enabled: enabled ? 1 : 0 };
}
