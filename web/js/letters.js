// Letters that the fonts in the module lack, drawn by the browser with the system's fonts when they first occur. The
// module puts the pictures into its own texture (wasm/ui/theme/other_scripts.h).

const families = { text: "system-ui, \"Noto Sans\", sans-serif", mono: "ui-monospace, \"Noto Sans Mono\", monospace" };
const slack = 2; // pixels around a letter, for what is smoothed

function fontOf({ pixels, semibold, mono }) {
  return `${semibold ? 600 : 400} ${pixels}px ${mono ? families.mono : families.text}`;
}

/// A picture of one letter as the module wants it; null for what has none (a space of its own kind).
function draw(pen, letter, style) {
  pen.font = fontOf(style);
  const measured = pen.measureText(letter);
  const left = Math.floor(-measured.actualBoundingBoxLeft) - slack;
  const top = Math.ceil(measured.actualBoundingBoxAscent) + slack;
  const width = Math.ceil(measured.actualBoundingBoxRight) + slack - left;
  const height = Math.ceil(measured.actualBoundingBoxDescent) + slack + top;
  if (!(width > 2 * slack) || !(height > 2 * slack) || width > 400 || height > 400) return null;
  pen.canvas.width = width; // also clears, and forgets the font
  pen.canvas.height = height;
  pen.font = fontOf(style);
  pen.fillText(letter, -left, top);
  const { data } = pen.getImageData(0, 0, width, height);
  let hex = "";
  for (let i = 3; i < data.length; i += 4) hex += data[i].toString(16).padStart(2, "0");
  return { left, top, width, height, advance: measured.width, hex };
}

/// Looks after each frame whether a letter is missing.
export function connectLetters(module, loop) {
  let pen = null;
  loop.onFrame(() => {
    const missing = module.missingLetters();
    if (missing === "") return;
    pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const { letters, styles } = JSON.parse(missing);
    for (const point of letters) {
      styles.forEach((style, index) => {
        const picture = draw(pen, String.fromCodePoint(point), style);
        if (picture === null) return;
        const { width, height, left, top, advance, hex } = picture;
        module.giveLetter(index, point, width, height, left, top, advance, hex);
      });
    }
    loop.request(); // also for the letters that had to wait for their turn
  });
}

/// Text without the letters that a field cannot hold yet (emoji and rare Chinese characters), and how many they are.
export function holdable(text) {
  const kept = text.replace(/[\u{10000}-\u{10FFFF}]/gu, "");
  return { kept, lost: [...text].length - [...kept].length };
}
