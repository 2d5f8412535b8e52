// Reads the pixels of a screenshot: what colours a box of it has.
import { inflateSync } from "node:zlib";

/** {width, height, at(x, y) -> [red, green, blue]} of a PNG without interlacing, as browsers write it. */
export function decodePng(png) {
    let at = 8;
    const data = [];
    let [width, height, channels] = [0, 0, 0];
    while (at < png.length) {
        const size = png.readUInt32BE(at);
        const kind = png.toString("latin1", at + 4, at + 8);
        const body = png.subarray(at + 8, at + 8 + size);
        if (kind === "IHDR") {
            width = body.readUInt32BE(0);
            height = body.readUInt32BE(4);
            channels = body[9] === 6 ? 4 : 3;
        }
        if (kind === "IDAT") data.push(body);
        at += size + 12;
    }
    const lines = inflateSync(Buffer.concat(data));
    const stride = width * channels;
    const pixels = Buffer.alloc(stride * height);
    for (let y = 0; y < height; ++y) unfilter(lines, pixels, y, stride, channels);
    return { width, height, at: (x, y) => {
        const i = y * stride + x * channels;
        return [pixels[i], pixels[i + 1], pixels[i + 2]];
    } };
}

/** One line as the PNG specification says (filter types 0 to 4). */
function unfilter(lines, pixels, y, stride, channels) {
    const filter = lines[y * (stride + 1)];
    const from = y * (stride + 1) + 1;
    const to = y * stride;
    if (filter === 0) {
        lines.copy(pixels, to, from, from + stride);
        return;
    }
    for (let i = 0; i < stride; ++i) {
        const left = i >= channels ? pixels[to + i - channels] : 0;
        const up = y > 0 ? pixels[to - stride + i] : 0;
        let guess = filter === 1 ? left : up;
        if (filter === 3) guess = (left + up) >> 1;
        if (filter === 4) guess = paeth(left, up, y > 0 && i >= channels ? pixels[to - stride + i - channels] : 0);
        pixels[to + i] = (lines[from + i] + guess) & 255;
    }
}

function paeth(left, up, corner) {
    const guess = left + up - corner;
    const a = Math.abs(guess - left);
    const b = Math.abs(guess - up);
    const c = Math.abs(guess - corner);
    if (a <= b && a <= c) return left;
    return b <= c ? up : corner;
}

const luminance = (color) => {
    const [r, g, b] = color.map((value) => {
        const v = value / 255;
        return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast of two colours as WCAG 2 defines it: 1 to 21. */
export function contrast(a, b) {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
}

/**
 * Of a box in device pixels: `most`, the most frequent colour (the ground); `ink`, how many pixels differ from it;
 * `best`, the highest contrast of a pixel against it.
 */
export function colorsOf(picture, { x, y, width, height }) {
    const image = picture.at === undefined || Buffer.isBuffer(picture) ? decodePng(picture) : picture;
    const counts = new Map();
    const [right, low] = [Math.min(image.width, Math.floor(x + width)), Math.min(image.height, Math.floor(y + height))];
    let all = 0;
    for (let row = Math.max(0, Math.ceil(y)); row < low; ++row) {
        for (let column = Math.max(0, Math.ceil(x)); column < right; ++column) {
            const key = image.at(column, row).join(" ");
            counts.set(key, (counts.get(key) ?? 0) + 1);
            all += 1;
        }
    }
    const sorted = [...counts].sort((a, b) => b[1] - a[1]);
    if (sorted.length === 0) return { most: "", ink: 0, best: 0 };
    const [most, count] = sorted[0];
    const ground = most.split(" ").map(Number);
    const best = Math.max(...sorted.map(([key]) => contrast(key.split(" ").map(Number), ground)));
    return { most, ink: all - count, best };
}

/** How many pixels of a box differ between two pictures. */
export function differing(a, b, { x, y, width, height }) {
    let count = 0;
    for (let row = Math.ceil(y); row < Math.floor(y + height); ++row) {
        for (let column = Math.ceil(x); column < Math.floor(x + width); ++column) {
            if (a.at(column, row).join() !== b.at(column, row).join()) count += 1;
        }
    }
    return count;
}
