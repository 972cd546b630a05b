const LINE_LENGTH = 34;
const LINE_HEIGHT = 24;
const TOP = 780;

/** A PDF of one page with Chinese text in a font that every reader brings along, and no other content. */
export function demoPdf(title: string, paragraphs: readonly string[]): Buffer {
  const lines = [title, '', ...paragraphs.flatMap(wrapped)];
  const text = lines
    .map((line, index) => `BT /F1 ${index === 0 ? 18 : 13} Tf 60 ${TOP - index * LINE_HEIGHT} Td <${hex(line)}> Tj ET`)
    .join('\n');
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]);
}

function wrapped(paragraph: string): string[] {
  const count = Math.ceil(paragraph.length / LINE_LENGTH);
  return Array.from({ length: count }, (_, index) => paragraph.slice(index * LINE_LENGTH, (index + 1) * LINE_LENGTH));
}

function hex(line: string): string {
  return Buffer.from(line, 'utf16le').swap16().toString('hex').toUpperCase();
}

function document(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
