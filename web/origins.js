// SPDX-License-Identifier: Apache-2.0
// Where a file was dropped or picked from, in browsers that can tell: a handle by which a later visit of the page may ask for the
// file again. It holds none of the sound, and reads nothing before the browser has asked the user.

/** @typedef {{handle: FileSystemFileHandle} | {handle: FileSystemDirectoryHandle, path: string[]}} Origin path: below the folder */

/** @type {WeakMap<File, Promise<Origin | null>>} */ const origins = new WeakMap();

/** @param {File} file @param {Promise<FileSystemHandle | null>} handle its own, or that of the folder @param {string[]} path below that */
export function rememberOrigin(file, handle, path = []) {
  const found = handle.then((root) => {
    if (root?.kind === 'file') return { handle: /** @type {FileSystemFileHandle} */ (root) };
    return root && path.length > 0 ? { handle: /** @type {FileSystemDirectoryHandle} */ (root), path } : null;
  });
  origins.set(file, found.catch(() => null));
}

/** @param {FileSystemFileHandle} handle */
export async function fileFrom(handle) {
  const file = await handle.getFile();
  rememberOrigin(file, Promise.resolve(handle));
  return file;
}

/** @param {File} file @returns {Promise<Origin | null>} */
export const originOf = (file) => origins.get(file) ?? Promise.resolve(null);

/** To be called on a press: the browser may ask the user. @param {Origin} origin @returns {Promise<boolean>} false: it may not be read, now */
export async function askFor({ handle }) {
  const asked = /** @type {{requestPermission?: (how: {mode: string}) => Promise<PermissionState>}} */ (handle);
  try {
    return (await asked.requestPermission?.({ mode: 'read' })) === 'granted';
  } catch {
    return false; // the press was too long ago, say
  }
}

/** @param {Origin} origin that the browser allows @returns {Promise<File>} rejects where it is no longer there */
export async function fileOf(origin) {
  let file;
  if ('path' in origin) {
    let folder = origin.handle;
    for (const name of origin.path.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
    file = await (await folder.getFileHandle(/** @type {string} */ (origin.path.at(-1)))).getFile();
  } else file = await origin.handle.getFile();
  origins.set(file, Promise.resolve(origin));
  return file;
}
