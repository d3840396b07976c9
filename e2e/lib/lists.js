// SPDX-License-Identifier: Apache-2.0
// What the page remembers of the lists of songs (web/list-memory.js), and tabs that end without being asked.

/** @typedef {{name: string, finished: boolean, located: boolean}} Remembered located: it is known where the file lies */

/** Of all tabs. @param {import('@playwright/test').Page} page @returns {Promise<Remembered[]>} */
export const remembered = (page) =>
  page.evaluate(async () => {
    const there = await indexedDB.databases();
    if (!there.some(({ name }) => name === 'moodglass-lists')) return [];
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('moodglass-lists');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('songs').objectStore('songs').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result.map(({ name, key, from }) => ({ name, finished: key !== '', located: from !== null })));
        };
      };
    });
  });

/**
 * Ends the page's process, as want of memory does, and loads the tab anew, as its visitor would. Playwright's own page does not
 * outlive that.
 * @param {import('@playwright/test').Page} page
 */
export async function crash(page) {
  const tab = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  tab.send('Page.crash').catch(() => {}); // nobody is left to answer
  await crashed;
  await tab.send('Page.reload');
  /** @param {string} expression @returns {Promise<any>} */
  const evaluate = async (expression) => (await tab.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  return {
    /** @param {string} selector @returns {Promise<string[]>} */
    texts: (selector) => evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((part) => part.textContent)`),
    /** @param {string} selector @param {string} name of an attribute @returns {Promise<(string | null)[]>} */
    attributes: (selector, name) => evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((part) => part.getAttribute(${JSON.stringify(name)}))`),
    /** @param {...string} paths */
    async pick(...paths) {
      const { root } = await tab.send('DOM.getDocument');
      const { nodeId } = await tab.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#files' });
      await tab.send('DOM.setFileInputFiles', { nodeId, files: paths });
    },
  };
}
