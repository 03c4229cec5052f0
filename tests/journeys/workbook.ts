// The little of a workbook that a journey needs: an XLSX file is a ZIP archive (APPNOTE 6.3.10) of XML texts.
import { crc32, inflateRawSync } from 'node:zlib';

type Part = { name: Buffer; content: Buffer };

function partsOf(file: Buffer): Part[] {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, nameLength] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
    ];
    const local = file.readUInt32LE(at + 42);
    const begins = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(begins, begins + packed);
    parts.push({
      name: file.subarray(at + 46, at + 46 + nameLength),
      content: method === 8 ? inflateRawSync(bytes) : bytes,
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** What a part has in its own header and in the directory alike: no flags, kept as it is, its sum and sizes. */
function facts({ name, content }: Part): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(content.length, 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function archive(parts: Part[]): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const part of parts) {
    const entry = Buffer.concat([
      Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
      facts(part),
      Buffer.alloc(14),
      part.name,
    ]);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), facts(part), part.name, part.content);
    offset += 30 + part.name.length + part.content.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** The workbook with cells that hold one text holding another. */
export function withCells(file: Buffer, texts: ReadonlyMap<string, string>): Buffer {
  const corrected = ({ name, content }: Part): Part => {
    let xml = content.toString('utf8');
    for (const [wrong, right] of texts) xml = xml.replaceAll(`>${wrong}</t>`, `>${right}</t>`);
    return { name, content: Buffer.from(xml) };
  };
  return archive(partsOf(file).map((part) => (part.name.toString().endsWith('.xml') ? corrected(part) : part)));
}
