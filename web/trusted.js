// SPDX-License-Identifier: Apache-2.0
// Where the browser enforces Trusted Types, addresses of scripts pass here and nowhere else: only this site's own do.

const types = /** @type {any} */ (globalThis).trustedTypes;
const policy = types?.createPolicy('moodglass', {
  createScriptURL(/** @type {string} */ address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not of this site: ${address}`);
    return address;
  },
});

/** @param {string} address @returns {string} */
export const scriptAddress = (address) => (policy ? policy.createScriptURL(address) : address);
