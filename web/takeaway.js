// SPDX-License-Identifier: Apache-2.0
// Results as files: the result itself, a picture of the canvas, a page of its own. Never the sound.
import { tablesOf } from './view/results.js';
import { words } from './view/words.js';

/** @param {string} name @param {Blob} content */
export function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** @param {any} analysis @param {string} ending */
export const fileName = (analysis, ending) => `${analysis.file.replace(/\.[^.]{1,5}$/, '')}.moodglass.${ending}`;

/** @param {Blob} blob @returns {Promise<string>} */
function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(/** @type {string} */ (reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

const style = `body { font: 15px/1.5 Inter, system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #161a21; background: #fff; }
img { width: 100%; border: 1px solid #d0d5dd; border-radius: 8px; }
table { border-collapse: collapse; margin-block: 1rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: #56606f; }
th, td { text-align: start; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid #d0d5dd; }
.number { text-align: end; }`;

/** @param {string} text */
function escaped(text) {
  const holder = document.createElement('span');
  holder.textContent = text;
  return holder.innerHTML;
}

/** What the page's own policy names its style by. @returns {Promise<string>} */
async function styleSource() {
  const digest = await crypto.subtle?.digest('SHA-256', new TextEncoder().encode(`\n${style}\n`));
  return digest ? `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'` : "'unsafe-inline'";
}

/**
 * A page of its own that needs nothing else. What a file's name holds stays text.
 * @param {any} analysis @param {Blob | null} picture
 */
export async function report(analysis, picture) {
  const say = words();
  const image = picture ? `<img src="${await dataAddress(picture)}" alt="${escaped(say.pictureText)}">\n` : '';
  const tables = tablesOf(analysis).map((part) => (part.className === 'scroll' ? part.innerHTML : part.outerHTML));
  const page = `<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src ${await styleSource()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(say.reportTitle(analysis.file))}</title>
<style>
${style}
</style>
</head>
<body>
${image}${tables.join('\n')}
<p>${escaped(say.origin)}</p>
</body>
</html>
`;
  return new Blob([page], { type: 'text/html' });
}
