// Letters that the fonts in the module lack, drawn by the browser with the system's fonts when they first occur. The
// module puts the pictures into its own texture (wasm/ui/theme/other_scripts.h).

const families = { text: "system-ui, \"Noto Sans\", sans-serif", mono: "ui-monospace, \"Noto Sans Mono\", monospace" };
const widest = 1500; // pixels of a picture; beyond it, letters stand alone
const slack = 2; // pixels around a letter, for what is smoothed

function fontOf({ pixels, semibold, mono }) {
  return `${semibold ? 600 : 400} ${pixels}px ${mono ? families.mono : families.text}`;
}

/// How much of a pixel is text. An emoji has colours, and one colour is drawn: what is dark in it becomes ink.
function coverage(data, i) {
  const light = (data[i] * 3 + data[i + 1] * 6 + data[i + 2]) / 2550;
  return Math.round(data[i + 3] * (1 - 0.75 * light));
}

/// A picture of one letter, or of a run of them, as the module wants it; null for what has none (a space of its own
/// kind).
function draw(pen, letter, style) {
  pen.font = fontOf(style);
  const measured = pen.measureText(letter);
  const left = Math.floor(-measured.actualBoundingBoxLeft) - slack;
  const top = Math.ceil(measured.actualBoundingBoxAscent) + slack;
  const width = Math.ceil(measured.actualBoundingBoxRight) + slack - left;
  const height = Math.ceil(measured.actualBoundingBoxDescent) + slack + top;
  if (!(width > 2 * slack) || !(height > 2 * slack) || width > widest || height > 400) return null;
  pen.canvas.width = width; // also clears, and forgets the font
  pen.canvas.height = height;
  pen.font = fontOf(style);
  pen.fillText(letter, -left, top);
  const { data } = pen.getImageData(0, 0, width, height);
  let hex = "";
  for (let i = 3; i < data.length; i += 4) hex += coverage(data, i - 3).toString(16).padStart(2, "0");
  return { left, top, width, height, advance: measured.width, hex };
}

/// Looks after each frame whether a letter is missing.
export function connectLetters(module, loop) {
  let pen = null;
  loop.onFrame(() => {
    const missing = module.missingLetters();
    if (missing === "") return;
    pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const { letters, runs, styles } = JSON.parse(missing);
    const give = (index, code, text) => {
      const picture = draw(pen, text, styles[index]);
      if (picture === null) return;
      const { width, height, left, top, advance, hex } = picture;
      module.giveLetter(index, code, width, height, left, top, advance, hex);
    };
    for (const point of letters) styles.forEach((_, index) => give(index, point, String.fromCodePoint(point)));
    for (const { style, code, text } of runs) give(style, code, text);
    loop.request(); // also for the letters that had to wait for their turn
  });
}

/// Text without the letters that a field cannot hold yet (emoji and rare Chinese characters), and how many they are.
export function holdable(text) {
  const kept = text.replace(/[\u{10000}-\u{10FFFF}]/gu, "");
  return { kept, lost: [...text].length - [...kept].length };
}
