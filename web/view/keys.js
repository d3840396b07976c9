// SPDX-License-Identifier: Apache-2.0
// The GLFW port listens to every key of the page and swallows Tab. This stands before it: keys reach the canvas only
// when the canvas has the focus, and never those that are the browser's own.

const scrolls = new Set([' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']);
const finds = new Set(['/', "'"]); // in the page, as Firefox does; the application has to hear that they were typed

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
  if (!event.ctrlKey && !event.metaKey) return false;
  return !/^[acvxzy]$/i.test(event.key) && !(event.shiftKey && /^p$/i.test(event.key));
}

/** Undo, redo, all of a line and the palette, which browsers would take for themselves. @param {KeyboardEvent} event */
const isOursWithControl = (event) => (event.ctrlKey || event.metaKey) && (/^[azy]$/i.test(event.key) || (event.shiftKey && /^p$/i.test(event.key)));

/**
 * The port knows keys by the number they have on an American keyboard. A Latin letter is the one that is printed on the key; where
 * other letters are printed, the place counts.
 * @param {KeyboardEvent} event
 */
function numberOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase().charCodeAt(0);
  if (/^Key[A-Z]$/.test(event.code) && event.key.length === 1 && /\p{L}/u.test(event.key)) return event.code.charCodeAt(3);
  return event.keyCode;
}

/** Told again with the number that is meant. @param {KeyboardEvent} event */
function tellAgain(event) {
  const { key, code, location, repeat, ctrlKey, shiftKey, altKey, metaKey } = event;
  const again = { key, code, location, repeat, ctrlKey, shiftKey, altKey, metaKey, keyCode: numberOf(event), bubbles: true, cancelable: true };
  event.stopImmediatePropagation();
  if (!event.target?.dispatchEvent(new KeyboardEvent(event.type, again))) event.preventDefault();
}

/**
 * A space that may not scroll the page is no character any more for the browser, but one for a line of text in the canvas.
 * @param {KeyboardEvent} event of which the port knows already
 */
function typeSpace({ key, target, defaultPrevented, ctrlKey, metaKey, shiftKey }) {
  if (key !== ' ' || !defaultPrevented || ctrlKey || metaKey) return;
  target?.dispatchEvent(new KeyboardEvent('keypress', { key, code: 'Space', shiftKey, keyCode: 32, charCode: 32, bubbles: true, cancelable: true }));
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
        if (type === 'keydown' && numberOf(key) !== key.keyCode) return tellAgain(key);
        if (type === 'keydown' && key.metaKey && key.key !== 'Meta') heldWithCommand.set(key.code, { key: key.key, code: key.code, keyCode: key.keyCode });
        if (type === 'keypress' && finds.has(key.key)) key.preventDefault();
        if (type === 'keydown' && (scrolls.has(key.key) || isOursWithControl(key))) key.preventDefault();
        onInput();
      },
      { capture: true },
    );
  }
  window.addEventListener('keydown', typeSpace);
  // Releases always pass, so that no key stays down when the focus moves on.
  window.addEventListener(
    'keyup',
    (event) => {
      if (numberOf(event) !== event.keyCode) return tellAgain(event);
      control = event.ctrlKey;
      if (event.key === 'Meta') releaseThem();
      onInput();
    },
    { capture: true },
  );
  window.addEventListener('blur', () => (control = false));
}
