import type { Diagram } from '@safeflow/contracts';
import type { Language } from '../../i18n/language.ts';

const PARSER = 'application/xml';
/** English words are longer than Chinese ones, for which labels were laid out. */
const NARROWEST_LABEL = 84;

/** The drawing with the names of one language: Chinese as it stands, English from the elements' property `nameEn`. */
export function localiseDiagram(diagram: Diagram, language: Language): Diagram {
  if (language !== 'en') return diagram;
  const xml = new DOMParser().parseFromString(diagram.xml, PARSER);
  for (const property of xml.querySelectorAll('property[name="nameEn"]')) {
    const element = property.closest('extensionElements')?.parentElement;
    element?.setAttribute('name', property.getAttribute('value') ?? '');
  }
  for (const bounds of xml.querySelectorAll('BPMNLabel > Bounds')) widen(bounds);
  const name = xml.querySelector(`process[id="${CSS.escape(diagram.processId)}"]`)?.getAttribute('name');
  return { ...diagram, name: name ?? diagram.name, xml: new XMLSerializer().serializeToString(xml) };
}

function widen(bounds: Element): void {
  const width = Number(bounds.getAttribute('width'));
  if (width >= NARROWEST_LABEL) return;
  const left = Number(bounds.getAttribute('x'));
  const shape = bounds.parentElement?.parentElement?.querySelector(':scope > Bounds');
  const right = shape ? Number(shape.getAttribute('x')) + Number(shape.getAttribute('width')) : Infinity;
  // A label beside its element grows away from it, one above or below grows to both sides.
  if (left < right) bounds.setAttribute('x', String(left - (NARROWEST_LABEL - width) / 2));
  bounds.setAttribute('width', String(NARROWEST_LABEL));
}

/** The names that a drawing gives its elements, by id; elements without a name are left out. */
export function elementNames(xml: string): ReadonlyMap<string, string> {
  const drawing = new DOMParser().parseFromString(xml, PARSER);
  const named = [...drawing.querySelectorAll('process [id][name]')];
  return new Map(named.map((element) => [element.id, element.getAttribute('name') ?? '']));
}
