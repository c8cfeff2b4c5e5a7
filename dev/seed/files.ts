/** Small files for the demo's mails: a real PDF and a real PNG, made here so that the repository holds no binaries. */
import { crc32, deflateSync } from 'node:zlib';

/** A page with these lines in Helvetica; letters beyond Latin-1 are not in that font and must not be used. */
export function pdf(lines: readonly string[]): Buffer {
  const escaped = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
  const text = `BT /F1 13 Tf 56 780 Td 20 TL ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

export type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number];

/** A picture of 8 bits a colour, painted point by point. */
function png(width: number, height: number, paint: Paint): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(paint(x, y), 1 + x * 3);
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A dialogue with an error sign, as a customer's screenshot would show it. */
export const screenshot = (): Buffer =>
  png(320, 180, (x, y) => {
    const inside = x > 40 && x < 280 && y > 30 && y < 150;
    if (!inside) return [52, 73, 94];
    if (y < 52) return [192, 57, 43];
    const cross = Math.hypot(x - 80, y - 100) < 22;
    if (cross)
      return Math.abs(Math.abs(x - 80) - Math.abs(y - 100)) < 3 && Math.abs(x - 80) < 12
        ? [255, 255, 255]
        : [231, 76, 60];
    const line = x > 120 && x < 260 && [80, 96, 112].some((top) => y > top && y < top + 6);
    return line ? [189, 195, 199] : [250, 250, 250];
  });

/** A box with a dent: "the photo of the damage". */
export const brokenBox = (): Buffer =>
  png(280, 200, (x, y) => {
    const inside = x > 50 && x < 230 && y > 40 && y < 170;
    if (!inside) return [236, 240, 241];
    if (Math.abs(x - 140) < 9) return [214, 180, 120];
    const dent = Math.abs(y - 60 - Math.abs(((x * 7) % 50) - 25)) < 4 && x > 160;
    return dent ? [70, 45, 20] : [186, 140, 84];
  });

/** The little mark in a shop's mail signature. */
export const mark = (): Buffer =>
  png(48, 48, (x, y) => (Math.hypot(x - 24, y - 24) < 22 ? [11, 110, 79] : [255, 255, 255]));
