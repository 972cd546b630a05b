import type { Diagram } from '@safeflow/contracts';
import type { Language } from '../../i18n/language.ts';

const PARSER = 'application/xml';

/** The drawing with the names of one language: Chinese as it stands, English from the elements' property `nameEn`. */
export function localiseDiagram(diagram: Diagram, language: Language): Diagram {
  if (language !== 'en') return diagram;
  const xml = new DOMParser().parseFromString(diagram.xml, PARSER);
  for (const property of xml.querySelectorAll('property[name="nameEn"]')) {
    const element = property.closest('extensionElements')?.parentElement;
    element?.setAttribute('name', property.getAttribute('value') ?? '');
  }
  const name = xml.querySelector(`process[id="${CSS.escape(diagram.processId)}"]`)?.getAttribute('name');
  return { ...diagram, name: name ?? diagram.name, xml: new XMLSerializer().serializeToString(xml) };
}

/** The name that a drawing gives an element; its id when it has none. */
export function elementName(xml: string, id: string): string {
  const element = new DOMParser().parseFromString(xml, PARSER).querySelector(`[id="${CSS.escape(id)}"]`);
  return element?.getAttribute('name') || id;
}
