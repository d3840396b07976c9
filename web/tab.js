// SPDX-License-Identifier: Apache-2.0
// A name for this tab, which it has again when it was reloaded, discarded or has crashed, and which no other tab has.

const nameKey = 'moodglass-tab';

/** Tabs that were opened later come later. */
const newName = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/**
 * A tab that was made of another one, as "duplicate" does, begins with its name. So a page has a lock as long as it is there: that
 * of one that was left goes to the next; one that is still open says that it has the name.
 * @param {string} name @returns {Promise<boolean>} whether this tab may have it
 */
async function claim(name) {
  try {
    const line = new BroadcastChannel('moodglass-tabs');
    const taken = new Promise((resolve) => (line.onmessage = ({ data }) => data.had === name && resolve(false)));
    const waiting = new AbortController();
    const granted = new Promise((resolve, reject) => {
      const toTheEnd = () => {
        resolve(true);
        return new Promise(() => {});
      };
      navigator.locks.request(`moodglass-tab ${name}`, { signal: waiting.signal }, toTheEnd).catch(reject);
    });
    line.postMessage({ wants: name });
    const mine = await Promise.race([granted, taken]);
    if (mine) line.onmessage = ({ data }) => data.wants === name && line.postMessage({ had: name });
    else {
      granted.catch(() => {});
      waiting.abort();
      line.close();
    }
    return mine;
  } catch {
    return true; // the browser gives nothing to tell tabs apart by
  }
}

/** @returns {Promise<string>} empty where it has none, or nothing can be stored */
export async function nameFromBefore() {
  try {
    const name = sessionStorage.getItem(nameKey) ?? '';
    return name && (await claim(name)) ? name : '';
  } catch {
    return '';
  }
}

/** @returns {string} empty where nothing can be stored */
export function takeName() {
  const name = newName();
  try {
    sessionStorage.setItem(nameKey, name);
  } catch {
    return '';
  }
  void claim(name);
  return name;
}

export function forgetName() {
  try {
    sessionStorage.removeItem(nameKey);
  } catch {
    // it went with all else
  }
}
