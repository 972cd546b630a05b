/** How a Chinese name sounds: full syllables and initials, `zhangsan` and `zs`. */
interface Sound {
  readonly full: string;
  readonly initials: string;
}

const sounds = new Map<string, Sound>();

/**
 * A test for names by part of their text, by the beginning of their pinyin, or by initials anywhere; empty text matches all.
 * The dictionary of readings is loaded with the first search.
 */
export async function nameMatcher(text: string): Promise<(name: string) => boolean> {
  const wanted = text.toLowerCase().replace(/\s/g, '');
  if (wanted === '') return () => true;
  if (!/^[a-z]+$/.test(wanted)) return (name) => name.toLowerCase().includes(wanted);
  const { pinyin } = await import('pinyin-pro');
  const syllables = (name: string, pattern: 'pinyin' | 'first') =>
    pinyin(name, { pattern, toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase();
  return (name) => {
    let sound = sounds.get(name);
    if (!sound) sounds.set(name, (sound = { full: syllables(name, 'pinyin'), initials: syllables(name, 'first') }));
    return sound.full.startsWith(wanted) || sound.initials.includes(wanted) || name.toLowerCase().includes(wanted);
  };
}
