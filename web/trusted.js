// SPDX-License-Identifier: Apache-2.0
// Where the browser enforces Trusted Types, addresses of scripts pass here and nowhere else: only this site's own do.

const rules = {
  createScriptURL(/** @type {string} */ address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not of this site: ${address}`);
    return address;
  },
};

const policy = (() => {
  try {
    return /** @type {any} */ (globalThis).trustedTypes?.createPolicy('moodglass', rules);
  } catch {
    return null; // a policy of the host's own forbids it: what it enforces, it refuses where an address is used
  }
})();

/** @param {string} address @returns {string} */
export const scriptAddress = (address) => (policy ? policy.createScriptURL(address) : address);
