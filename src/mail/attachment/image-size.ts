/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Reads the size from the head of a PNG, GIF, JPEG, WebP or BMP; null when the bytes do not tell. Nothing is decoded. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = png(view) ?? gif(view) ?? bmp(view) ?? webp(view) ?? jpeg(view);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function starts(view: DataView, at: number, ...values: readonly number[]): boolean {
  return view.byteLength >= at + values.length && values.every((value, index) => view.getUint8(at + index) === value);
}

function png(view: DataView): ImageSize | null {
  if (!starts(view, 0, 0x89, 0x50, 0x4e, 0x47) || view.byteLength < 24) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): ImageSize | null {
  if (!starts(view, 0, 0x47, 0x49, 0x46, 0x38) || view.byteLength < 10) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function bmp(view: DataView): ImageSize | null {
  if (!starts(view, 0, 0x42, 0x4d) || view.byteLength < 26) return null;
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

function webp(view: DataView): ImageSize | null {
  if (!starts(view, 8, 0x57, 0x45, 0x42, 0x50) || view.byteLength < 30) return null;
  if (starts(view, 12, 0x56, 0x50, 0x38, 0x58)) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (starts(view, 12, 0x56, 0x50, 0x38, 0x20)) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Walks the segments up to the first start of frame (ITU T.81, annex B). */
function jpeg(view: DataView): ImageSize | null {
  if (!starts(view, 0, 0xff, 0xd8)) return null;
  let at = 2;
  for (let segment = 0; segment < 200 && at + 9 < view.byteLength; segment += 1) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
