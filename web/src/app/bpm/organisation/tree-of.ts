import type { NzTreeNodeOptions } from 'ng-zorro-antd/core/tree';

interface Row {
  readonly key: string;
  readonly title: string;
  readonly parent: string | null;
}

/** Nests rows below their parents; a row whose parent is not in the list is a root. */
export function treeOf(rows: readonly Row[]): NzTreeNodeOptions[] {
  const nodes = new Map(rows.map(({ key, title }) => [key, { key, title, children: [] as NzTreeNodeOptions[] }]));
  const roots: NzTreeNodeOptions[] = [];
  for (const { key, parent } of rows) {
    const node = nodes.get(key);
    if (!node) continue;
    const above = parent === null ? undefined : nodes.get(parent);
    (above ? above.children : roots).push(node);
  }
  for (const node of nodes.values()) Object.assign(node, { isLeaf: node.children.length === 0 });
  return roots;
}
