import fc from 'fast-check';
import { expect, it } from 'vitest';
import { treeOf } from './tree-of.ts';

it('given units in any order, then children stand below their parent and a unit whose parent is out of sight is a root', () => {
  const rows = [
    { key: 'k', title: 'County', parent: 'c' },
    { key: 'c', title: 'City', parent: 'p' },
    { key: 'd', title: 'Department', parent: 'k' },
  ];
  expect(treeOf(rows)).toEqual([
    {
      key: 'c',
      title: 'City',
      isLeaf: false,
      children: [
        {
          key: 'k',
          title: 'County',
          isLeaf: false,
          children: [{ key: 'd', title: 'Department', isLeaf: true, children: [] }],
        },
      ],
    },
  ]);
});

it('given any tree, then no node is lost or doubled', () => {
  const parents = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(parents, (above) => {
      const rows = above.map((choice, index) => ({
        key: `${index}`,
        title: '',
        parent: index === 0 ? null : `${choice % index}`,
      }));
      const keys: string[] = [];
      const collect = (nodes: ReturnType<typeof treeOf>): void => {
        for (const node of nodes) {
          keys.push(node.key);
          collect(node.children ?? []);
        }
      };
      collect(treeOf(rows));
      expect(keys.sort()).toEqual(rows.map(({ key }) => key).sort());
    }),
  );
});
