/** Ids of the cases that the lines ``- `folder`: `case`, `case` `` of a Markdown text explain. */
export function knownFailures(markdown: string): readonly string[] {
  return markdown.split('\n').flatMap((line) => {
    const [folder, cases] = /^- `([^`]+)`: (.+)$/.exec(line)?.slice(1) ?? [];
    if (folder === undefined || cases === undefined) return [];
    return cases.split(', ').map((name) => `${folder}/${name.replaceAll('`', '')}`);
  });
}
