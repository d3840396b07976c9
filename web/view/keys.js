// SPDX-License-Identifier: Apache-2.0
// The GLFW port listens to every key of the page and swallows Tab. This stands before it: keys reach the canvas only
// when the canvas has the focus, and never those that are the browser's own.

const scrolls = new Set([' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', '/', "'"]);

// macOS tells no release of a key that was pressed with Command: it would stay down for the port.
/** @type {Map<string, KeyboardEventInit>} */ const heldWithCommand = new Map();

function releaseThem() {
  const held = [...heldWithCommand.values()];
  heldWithCommand.clear();
  for (const key of held) window.dispatchEvent(new KeyboardEvent('keyup', key));
}

let control = false;
export const controlIsHeld = () => control;

/** @param {KeyboardEvent} event */
function isBrowsers(event) {
  if (event.key === 'Tab' || /^F\d+$/.test(event.key) || event.isComposing) return true;
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return false;
  if (/^[[\]]$/.test(event.key)) return event.metaKey; // on many keyboards of a Mac with Option
  if (event.altKey) return true;
  return (event.ctrlKey || event.metaKey) && !/^[acvxzy]$/i.test(event.key);
}

/**
 * To be called before the page module starts, for whoever listens first is asked first.
 * @param {HTMLCanvasElement} canvas
 * @param {() => void} onInput
 */
export function guardKeys(canvas, onInput) {
  for (const type of ['keydown', 'keypress']) {
    window.addEventListener(
      type,
      (event) => {
        const key = /** @type {KeyboardEvent} */ (event);
        control = key.ctrlKey;
        if (key.target !== canvas || isBrowsers(key)) {
          key.stopImmediatePropagation();
          return;
        }
        if (type === 'keydown' && key.metaKey && key.key !== 'Meta') heldWithCommand.set(key.code, { key: key.key, code: key.code, keyCode: key.keyCode });
        if (type === 'keydown' && scrolls.has(key.key)) key.preventDefault();
        onInput();
      },
      { capture: true },
    );
  }
  // Releases always pass, so that no key stays down when the focus moves on.
  window.addEventListener(
    'keyup',
    (event) => {
      control = event.ctrlKey;
      if (event.key === 'Meta') releaseThem();
      onInput();
    },
    { capture: true },
  );
  window.addEventListener('blur', () => (control = false));
}
